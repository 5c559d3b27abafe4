%% Exceptions of every class, and stack traces.
-module(failing).
-export([safe/1, old/1, reraise/1, cleanup/2, wrong/1, guard/1]).

safe(F) ->
    try F() of
        {ok, X} -> X;
        Other -> {other, Other}
    catch
        throw:T -> {throw, T};
        error:E:S -> {E, S};
        exit:_ -> exit
    end.

old(F) -> catch F().

reraise(F) ->
    try F() catch C:R:S -> erlang:raise(C, {again, R}, S) end.

cleanup(F, G) -> try F() after G() end.

wrong(X) ->
    if X =:= 1 -> badarg(); X =:= 2 -> {a, _} = X; true -> case X of 3 -> ok end end.

badarg() -> erlang:error(badarg).

guard(X) when hd(X) =:= 1; element(1, X) =:= 2, tuple_size(X) > 1 -> true;
guard(_) -> false.
