import Config

config :shop,
  ecto_repos: [Shop.Repo],
  gateway: Shop.Checkout.BankGateway,
  price_feed: true

config :shop, Shop.Carts.Cart, idle_timeout: :timer.minutes(30)

config :shop, ShopWeb.Endpoint,
  url: [host: "localhost"],
  pubsub_server: Shop.PubSub,
  live_view: [signing_salt: "not-a-secret"]

config :logger, :console,
  format: "$time $metadata[$level] $message\n",
  metadata: [:request_id]

config :phoenix, :json_library, Jason

import_config "#{config_env()}.exs"
