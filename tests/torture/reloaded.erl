%% The module that is replaced all the time. `reloaded.S` is this, compiled (`erlc -S`); the second version has 2 for the 1 of `version/0`
%% and of the literals.
-module(reloaded).
-export([version/0, literal/0, loop/0, make_fun/1]).

version() -> 1.

literal() -> {literal, 1, "of a version", #{text => "of a version"}, <<"a binary of more than sixty-four bytes, which is not copied but shared">>}.

loop() -> receive stop -> stopped; upgrade -> ?MODULE:loop(); _ -> loop() after 1 -> loop() end.

make_fun(N) -> fun() -> {version, version(), {N, "of a fun", version()}} end.
