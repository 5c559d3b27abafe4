%% Receive in its forms, with and without markers.
-module(waiting).
-export([loop/1, call/2, flush/0, wait/1]).

loop(S) ->
    receive
        {get, From} -> From ! S, loop(S);
        {set, N} -> loop(N);
        stop -> ok
    after 1000 -> timeout
    end.

call(P, M) ->
    R = monitor(process, P),
    P ! {M, R, self()},
    receive
        {R, Reply} -> demonitor(R, [flush]), Reply;
        {'DOWN', R, process, P, Why} -> exit(Why)
    end.

flush() -> receive _ -> flush() after 0 -> ok end.

wait(T) -> receive after T -> done end.
