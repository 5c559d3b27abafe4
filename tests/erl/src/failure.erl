%% The machine as a whole: its kinds of schedulers, its end, what it tells of itself when something goes wrong.
-module(failure).
-include("diff.hrl").

cases() ->
    [dirty_kinds, dirty_waits, dirty_many, dirty_faults, dirty_reschedules, dirty_signals].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
why({C, R, {M, F, _, I}}) -> {C, R, M, F, I}; why(X) -> X.
ended(P) -> ended(P, fun() -> ok end). ended(P, Do) -> R = monitor(process, P), Do(), receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end.

dirty_kinds() -> [erts_debug:dirty_cpu(scheduler, type), erts_debug:dirty_io(scheduler, type), [erts_debug:dirty(K, scheduler, type) || K <- [normal, dirty_cpu, dirty_io]], erlang:system_info(dirty_io_schedulers), [element(1, S) || S <- erlang:system_info(all_schedulers_state)]].
dirty_waits() -> [erts_debug:dirty_io(wait, 1), erts_debug:dirty_cpu(wait, 0), length(erts_debug:dirty_io(copy, {a, "b", <<"c">>})), lists:usort(erts_debug:dirty_cpu(copy, {a, "b", 1.5}))].
%% More of them wait than there are schedulers; all are waited for.
dirty_many() -> Ps = [spawn_monitor(fun() -> exit({I, erts_debug:dirty_io(wait, 5), erts_debug:dirty_io(scheduler, type)}) end) || I <- lists:seq(1, 35)], [receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end || {P, R} <- Ps].
dirty_faults() -> [why(?T(erts_debug:dirty_io(error, ?ID(E)))) || E <- [notsup, undef, badarith, noproc, system_limit, badarg, x]] ++ [why(?T(erts_debug:dirty_cpu(?ID(A), ?ID(B)))) || {A, B} <- [{wait, a}, {nothing, 1}, {scheduler, x}, {reschedule, -2}]] ++ [why(?T(erts_debug:dirty(?ID(x), wait, 1)))].
dirty_reschedules() -> [erts_debug:dirty(K, reschedule, N) || K <- [normal, dirty_cpu, dirty_io], N <- [0, 2, 4, 12, 40]].
%% What comes meanwhile is there afterwards, and who is killed meanwhile ends.
dirty_signals() ->
    S = self(),
    P = spawn(fun() -> S ! ready, erts_debug:dirty_io(wait, 30), S ! {has, receive hello -> hello after 1000 -> nothing end} end),
    receive ready -> ok end, P ! hello, A = receive H -> H after 1000 -> timeout end,
    Q = spawn(fun() -> S ! ready, erts_debug:dirty_cpu(wait, 30), receive never -> ok end end),
    receive ready -> ok end, B = ended(Q, fun() -> exit(Q, stop) end),
    [A, B].
