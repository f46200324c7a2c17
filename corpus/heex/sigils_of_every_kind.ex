defmodule Harbour.Page do
  @moduledoc """
  Not a template: ~H"<.ghost />".
  """
  def heredoc(assigns) do
    ~H"""
    <.ferry
      title="two
      lines"
      sail={@sail}
    >
      <%= if @open do %>
        ~H"still the same"
      <% end %>
    </.ferry>
    """
  end

  # ~H"<.ghost />"
  def short(assigns), do: ~H"<b>{@x}</b>"
  def pipes(assigns), do: ~H|<b class="wide">{@x}</b>|
  def brackets(assigns), do: ~H[<b class="wide">x</b>]noformat
  def old(assigns), do: ~L"<b <%= @x %>>{text}</b>"
  def older(assigns), do: ~E(<b><%= @x %></b>)
  def escaped(assigns), do: ~H"<b class=\"wide\"></b>"
  def empty(assigns), do: ~H""
  def words, do: {~w(<.ghost />), "~H|<.ghost />|"}
end
