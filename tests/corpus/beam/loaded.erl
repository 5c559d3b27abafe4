%% A function to run on load, and natives.
-module(loaded).
-export([native/1, plain/0]).
-on_load(init/0).
-nifs([native/1]).

init() -> ok.
native(_) -> erlang:nif_error(not_loaded).
plain() -> native(1).
