# Four small functions that between them show calls, guards, receive loops and string building:
# the module that the README runs and that `purlin df` and `purlin explain` are shown on.
defmodule Virtually do
  @moduledoc "What a conference needs: a greeting, a sum, somebody to talk to, and an address."

  def instructional, do: "Hello ElixirConf"

  def impractical(x) when is_integer(x), do: x + 1
  def impractical(x) when is_float(x), do: x / 2
  def impractical(_), do: :batman

  def incommunicado do
    receive do
      {:ping, sender} ->
        send(sender, :pong)
        incommunicado()

      _ ->
        incommunicado()
    end
  end

  def intractable({x, y}), do: "The afterparty will be at #{x}, #{y}."
end
