defmodule Heredocs do
  def run do
    """
    one
      two

    three #{1 + 1}
    """
    |> String.trim()
    |> Kernel.<>("""
      kept
    dedented
      """)
  end

  def starts_with_a_hole(x) do
    """
    #{x}#{x}
    \
    """
  end

  def charlist, do: '''
    a
   b
    c\tcharlist #{:hole}
    '''

  def short_lines, do: """
      six
   three
	tab

      """

  def escaped do
    """
    \""" and \"\"\" and \#{no} \
    joined
    """
  end

  def sigils do
    {~s"""
     a#{1}\n
     """, ~S'''
     b#{1}\n
     ''', ~w"""
     c
     """a}
  end
end
