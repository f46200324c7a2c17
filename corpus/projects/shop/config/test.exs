import Config

config :shop, Shop.Repo,
  username: "postgres",
  password: "postgres",
  database: "shop_test#{System.get_env("MIX_TEST_PARTITION")}",
  pool: Ecto.Adapters.SQL.Sandbox

config :shop, ShopWeb.Endpoint, server: false

config :shop,
  gateway: Shop.Checkout.TestGateway,
  price_feed: false

config :logger, level: :warning
