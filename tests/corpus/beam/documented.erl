%% Documentation, enabled features and abstract code.
-module(documented).
-feature(maybe_expr, enable).
-moduledoc "A module.".
-export([f/1]).
-doc "A function.".
f(X) -> maybe {ok, Y} ?= X, Y else _ -> none end.
