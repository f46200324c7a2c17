# Attributes are rewritten, piled up, read early and read late: each function tells what lay there at its place.
defmodule Attic.Guest do
  defmacro __using__(options) do
    quote do
      @brought unquote(options[:brought])
      @brought_twice [@brought, @brought]
      def brought, do: @brought_twice
    end
  end
end

defmodule Attic do
  use Attic.Guest, brought: :lamp

  @shelf 1
  def first_shelf, do: @shelf
  @shelf @shelf + 1
  def second_shelf, do: @shelf

  @boxes [:hats]
  @boxes [:coats | @boxes]
  @boxes @boxes ++ [:shoes]
  def boxes, do: @boxes

  Module.register_attribute(__MODULE__, :pile, accumulate: true)
  def empty_pile, do: @pile
  @pile :rug
  def small_pile, do: @pile
  @pile {:chair, 3}
  @pile [:a, :b]
  def whole_pile, do: @pile

  @labels ~w(old older oldest)a
  @counted Enum.map(@labels, &{&1, true})
  def labels, do: {@labels, @counted}

  @settings [size: 1, light: false]
  @settings Keyword.merge(@settings, light: true, dust: 9)
  def light, do: @settings[:light]
  def dust, do: Keyword.get(@settings, :dust)
  def none, do: Keyword.get(@settings, :none, :nothing)

  @map %{door: :oak, window: 2}
  @map Map.put(@map, :window, 3)
  def window, do: @map.window
  def door, do: Map.fetch!(@map, :door)

  @owner __MODULE__
  @room Module.concat(@owner, Room)
  def room, do: @room

  if Keyword.has_key?(@settings, :dust) do
    @cleaned :never
  else
    @cleaned :often
  end

  def cleaned, do: @cleaned

  for name <- [:mouse, :moth] do
    @lodger name
    def unquote(name)(), do: @lodger
  end

  @lodger nil
  def lodger, do: @lodger

  Module.put_attribute(__MODULE__, :put, :there)
  def put, do: @put

  defmodule Room do
    @shelf :inner
    def shelf, do: @shelf
  end

  def outer_shelf, do: @shelf

  @message "a \"quoted\" #{@shelf} and
  a line"
  def message, do: @message
end
