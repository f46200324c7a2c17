defmodule ShopWeb.Layouts do
  use ShopWeb, :html

  attr :page_title, :string, default: "Shop"
  slot :inner_block

  def root(assigns) do
    ~H"""
    <!DOCTYPE html>
    <html lang="en">
      <head>
        <title>{@page_title}</title>
      </head>
      <body>{@inner_content}</body>
    </html>
    """
  end

  attr :flash, :map, required: true

  def app(assigns) do
    ~H"""
    <main>
      <p :if={message = Phoenix.Flash.get(@flash, :info)}>{message}</p>
      {@inner_content}
    </main>
    """
  end
end
