defmodule ShopWeb.Router do
  use ShopWeb, :router

  pipeline :browser do
    plug :accepts, ["html"]
    plug :fetch_session
    plug :fetch_live_flash
    plug :put_root_layout, html: {ShopWeb.Layouts, :root}
    plug :protect_from_forgery
    plug :put_secure_browser_headers
  end

  pipeline :api do
    plug :accepts, ["json"]
  end

  scope "/", ShopWeb do
    pipe_through :browser

    live "/cart/:id", CartLive, :show
    live "/cart/:id/pay", CartLive, :pay
  end

  scope "/api", ShopWeb do
    pipe_through :api

    resources "/products", ProductController, only: [:index, :show], param: "sku"
  end
end
