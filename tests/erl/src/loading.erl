%% What happens to a module before anything in it is called: on_load, and functions that a NIF library would replace.
-module(loading).
-include("diff.hrl").
-on_load(init/0).
-nifs([native/0, native/2]).

cases() -> [on_load_ran, nif_missing, nif_missing_args].

init() -> persistent_term:put(loading_on_load, {ran, [once]}), ok.
on_load_ran() -> persistent_term:get(loading_on_load).
native() -> erlang:nif_error(?ID(not_loaded)).
native(A, B) -> {A, B, in_erlang}.
nif_missing() -> ?TT(native()).
nif_missing_args() -> [native(1, ?ID(2)), ?MODULE:native(a, b)].
