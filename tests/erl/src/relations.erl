%% What processes ask of each other, option by option: spawn requests, suspending, collecting, limits of heaps, group leaders,
%% and receives that wait for a reference.
-module(relations).
-include("diff.hrl").

cases() ->
    [request_forms, request_link, request_monitor_options, request_abandoned, request_all_options, request_priority, spawn_monitor_options, suspend_asynchronous, suspend_replies, suspend_unless, suspend_both, suspended_keeps_order, suspended_timeout, suspended_asked, resume_by_another, suspend_counts,
     heap_with_binaries, heap_without_binaries, heap_flag_later, heap_inherited_not, heap_default, heap_told, heap_asked_by_other, queue_data_of_other, queue_data_changes, leader_of_dead, leader_of_other_changes, leader_from_spawned, collect_types, collect_asynchronous, collect_of_waiting,
     refs_interleaved, refs_nested, refs_reused, refs_in_loop, refs_after_yield, ref_before_and_after, names_and_monitors, monitor_name_twice, demonitor_by_tag, alias_and_tag, alias_after_down, exit_signals_ordered, link_unlink_link, unlink_in_flight, trap_in_between, hibernate_and_timeout, hibernate_with_monitor].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
why({C, R, {M, F, _, I}}) -> {C, R, M, F, I}; why(X) -> X.
ended(P) -> ended(P, fun() -> ok end). ended(P, Do) -> R = monitor(process, P), Do(), receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end.
idle() -> receive stop -> ok; {do, F} -> F(), idle(); {tell, P} -> P ! told, idle() end.
waits(P) -> case process_info(P, status) of {status, waiting} -> ok; _ -> receive after 1 -> ok end, waits(P) end.
trapping(F) -> Old = process_flag(trap_exit, true), try F() after process_flag(trap_exit, Old) end.
in(F) -> S = self(), R = make_ref(), P = spawn(fun() -> S ! {R, difftest:t(F)} end), M = monitor(process, P), X = receive {R, Y} -> Y; {'DOWN', M, _, _, Z} -> {died, Z} after 5000 -> timeout end, demonitor(M, [flush]), X.
reply(R) -> receive {spawn_reply, R, ok, P} when is_pid(P) -> ok; {spawn_reply, R, error, X} -> {error, X} after 1000 -> none end.
down(R) -> receive {'DOWN', R, process, _, X} -> X after 5000 -> none end.

ran(S) -> S ! ran.
ran() -> receive ran -> ran after 3000 -> none end.
request_forms() -> S = self(), F = fun() -> S ! ran end, [begin R = Do(), [reply(R), ran()] end || Do <- [fun() -> spawn_request(F) end, fun() -> spawn_request(F, []) end, fun() -> spawn_request(node(), F) end, fun() -> spawn_request(?MODULE, ran, [S]) end, fun() -> spawn_request(?MODULE, ran, [S], []) end, fun() -> spawn_request(node(), F, []) end, fun() -> spawn_request(node(), ?MODULE, ran, [S]) end, fun() -> spawn_request(node(), ?MODULE, ran, [S], []) end]].
request_link() -> trapping(fun() -> R = spawn_request(fun() -> receive stop -> exit(linked) end end, [link]), receive {spawn_reply, R, ok, P} -> ok end, {links, L} = process_info(P, links), P ! stop, [L =:= [self()], receive {'EXIT', P, X} -> X after 3000 -> none end] end).
request_monitor_options() -> R = spawn_request(fun() -> exit(x) end, [{monitor, [{tag, my_tag}]}]), A = [reply(R), receive {my_tag, R, process, _, X} -> X after 3000 -> none end], S = self(), Q = spawn_request(fun() -> receive {to, T} -> T ! {answer, 1} end, S ! done, exit(y) end, [{monitor, [{alias, explicit_unalias}]}]), P = receive {spawn_reply, Q, ok, Pid} -> Pid end, P ! {to, Q}, receive done -> ok end, B = [receive {answer, N} -> N after 3000 -> none end, down(Q), unalias(Q)], [A, B].
request_abandoned() -> R = spawn_request(fun() -> ok end), receive {spawn_reply, R, ok, _} -> ok end, [spawn_request_abandon(R), spawn_request_abandon(make_ref()), why(?T(spawn_request_abandon(?ID(x))))].
request_all_options() -> S = self(), R = spawn_request(fun() -> S ! {info, [process_info(self(), I) || I <- [priority, min_heap_size, fullsweep_after, message_queue_data, max_heap_size]]} end, [{priority, high}, {min_heap_size, 1000}, {fullsweep_after, 7}, {message_queue_data, off_heap}, {max_heap_size, #{size => 1000000, kill => false, error_logger => false}}]), [reply(R), receive {info, I} -> I after 3000 -> none end].
request_priority() -> [begin R = spawn_request(fun() -> receive stop -> ok end end, [{priority, P}]), Q = receive {spawn_reply, R, ok, X} -> X end, I = process_info(Q, priority), Q ! stop, I end || P <- [low, normal, high]].
spawn_monitor_options() -> [begin {P, R} = spawn_opt(fun() -> exit(gone) end, [{monitor, O}]), receive {Tag, R, process, P, X} -> {Tag, X} after 3000 -> none end end || O <- [[], [{tag, t}], [{tag, {a, "b"}}], [{alias, demonitor}], [{alias, explicit_unalias}, {tag, x}], [{tag, a}, {tag, b}]]].

suspend_asynchronous() -> P = spawn(fun idle/0), A = erlang:suspend_process(P, [asynchronous]), B = ask(P, 30), C = erlang:resume_process(P), D = receive told -> told after 3000 -> none end, [A, B, C, D, ended(P, fun() -> P ! stop end)].
ask(P, T) -> P ! {tell, self()}, receive told -> told after T -> quiet end.
suspend_replies() -> P = spawn(fun idle/0), D = spawn(fun() -> ok end), ended(D), A = erlang:suspend_process(P, [{asynchronous, {my, tag}}]), B = receive {{my, tag}, X} -> X after 3000 -> none end, erlang:resume_process(P), C = erlang:suspend_process(D, [{asynchronous, dead}]), E = receive {dead, Y} -> Y after 3000 -> none end, P ! stop, [A, B, C, E].
suspend_unless() -> P = spawn(fun idle/0), R = [erlang:suspend_process(P, [unless_suspending]), erlang:suspend_process(P, [unless_suspending]), process_info(self(), suspending) =:= {suspending, [{P, 1, 0}]}, erlang:resume_process(P), why(?T(erlang:resume_process(P)))], P ! stop, [X || X <- R, not is_tuple(X)].
suspend_both() -> P = spawn(fun idle/0), R = [erlang:suspend_process(P, [asynchronous, unless_suspending]), erlang:suspend_process(P, [unless_suspending, asynchronous]), erlang:suspend_process(P, [{asynchronous, t}, unless_suspending])], M = receive {t, X} -> X after 30 -> none end, erlang:resume_process(P), ended(P, fun() -> P ! stop end), [R, M].
suspended_keeps_order() -> S = self(), P = spawn(fun() -> receive go -> ok end, S ! {all, flush()} end), erlang:suspend_process(P), [P ! {m, I} || I <- lists:seq(1, 20)], P ! go, erlang:resume_process(P), receive {all, L} -> L after 3000 -> none end.
suspended_timeout() -> S = self(), P = spawn(fun() -> S ! ready, receive never -> ok after 10 -> S ! timed_out end end), receive ready -> ok end, erlang:suspend_process(P), A = receive timed_out -> early after 40 -> quiet end, erlang:resume_process(P), [A, receive timed_out -> timed_out after 3000 -> none end].
suspended_asked() -> P = spawn(fun idle/0), waits(P), erlang:suspend_process(P), P ! {m, 1}, R = [process_info(P, status), process_info(P, message_queue_len), is_process_alive(P), erlang:garbage_collect(P), group_leader(group_leader(), P)], erlang:resume_process(P), P ! stop, R.
resume_by_another() -> P = spawn(fun idle/0), erlang:suspend_process(P), A = in(fun() -> erlang:resume_process(P) end), B = ask(P, 20), erlang:resume_process(P), receive told -> ok after 3000 -> none end, ended(P, fun() -> P ! stop end), [element(1, A), element(2, A), B].
suspend_counts() -> P = spawn(fun idle/0), [erlang:suspend_process(P) || _ <- lists:seq(1, 50)], A = process_info(self(), suspending) =:= {suspending, [{P, 50, 0}]}, [erlang:resume_process(P) || _ <- lists:seq(1, 49)], B = ask(P, 20), erlang:resume_process(P), C = receive told -> told after 3000 -> none end, P ! stop, [A, B, C, process_info(self(), suspending)].

limited(F, Limit) -> {P, R} = spawn_opt(fun() -> exit({done, F()}) end, [monitor, {max_heap_size, Limit}]), receive {'DOWN', R, process, P, X} -> X after 10000 -> timeout end.
binaries(0, L) -> length(L); binaries(N, L) -> B = binary:copy(<<N>>, 100000), erlang:garbage_collect(), binaries(N - 1, [B | L]).
heap_with_binaries() -> [limited(fun() -> binaries(20, []) end, #{size => 100000, kill => true, error_logger => false, include_shared_binaries => true}), limited(fun() -> binaries(2, []) end, #{size => 100000, kill => true, error_logger => false, include_shared_binaries => true})].
heap_without_binaries() -> [limited(fun() -> binaries(20, []) end, #{size => 100000, kill => true, error_logger => false}), limited(fun() -> binaries(20, []) end, #{size => 100000, kill => false, error_logger => false, include_shared_binaries => true})].
grow(0, L) -> length(L); grow(N, L) -> grow(N - 1, [{N, N} | L]).
heap_flag_later() -> [limited(fun() -> process_flag(max_heap_size, #{size => 0}), grow(20000, []) end, #{size => 5000, kill => true, error_logger => false}), limited(fun() -> process_flag(max_heap_size, #{size => 5000, kill => true, error_logger => false}), grow(20000, []) end, 0)].
heap_inherited_not() -> in(fun() -> process_flag(max_heap_size, #{size => 100000, kill => false, error_logger => false}), S = self(), spawn(fun() -> S ! process_info(self(), max_heap_size) end), receive {max_heap_size, M} -> M after 3000 -> none end end).
heap_default() -> Old = erlang:system_flag(max_heap_size, #{size => 5000, kill => true, error_logger => false}), {P, R} = spawn_monitor(fun() -> grow(20000, []) end), X = down(R), I = erlang:system_info(max_heap_size), erlang:system_flag(max_heap_size, Old), [is_pid(P), X, I, erlang:system_info(max_heap_size) =:= Old].
heap_told() -> [limited(fun() -> process_info(self(), max_heap_size) end, L) || L <- [0, 5000, #{size => 6000}, #{size => 7000, kill => false}, #{size => 7000, error_logger => false, include_shared_binaries => true}]].
%% Another one asks for the collection that finds the limit passed.
heap_asked_by_other() -> S = self(), {P, R} = spawn_opt(fun() -> B = [binary:copy(<<I>>, 50000) || I <- lists:seq(1, 4)], S ! ready, receive never -> B end end, [monitor, {max_heap_size, #{size => 20000, kill => true, error_logger => false, include_shared_binaries => true}}]), receive ready -> ok end, waits(P), A = erlang:garbage_collect(P), [A, down(R)].
queue_data_of_other() -> [begin P = spawn_opt(fun idle/0, [{message_queue_data, D}]), P ! {m, lists:seq(1, 100)}, I = process_info(P, [message_queue_data, message_queue_len]), P ! stop, I end || D <- [on_heap, off_heap]].
queue_data_changes() -> in(fun() -> [begin self() ! {D, [1, 2.5, <<"b">>]}, O = process_flag(message_queue_data, D), erlang:garbage_collect(), {O, process_info(self(), message_queue_len)} end || D <- [off_heap, on_heap, on_heap, off_heap]] ++ flush() end).

leader_of_dead() -> P = spawn(fun() -> ok end), ended(P), Old = group_leader(), R = [why(?T(group_leader(self(), ?ID(P)))), why(?T(group_leader(?ID(P), self()))), group_leader() =:= P], group_leader(Old, self()), R.
leader_of_other_changes() -> S = self(), P = spawn(fun idle/0), L = spawn(fun idle/0), A = group_leader(L, P), B = process_info(P, group_leader) =:= {group_leader, L}, P ! {do, fun() -> S ! {gl, group_leader() =:= L} end}, C = receive {gl, X} -> X after 3000 -> none end, [Q ! stop || Q <- [P, L]], [A, B, C].
leader_from_spawned() -> S = self(), L = spawn(fun idle/0), in(fun() -> group_leader(L, self()), spawn(fun() -> S ! {gl, group_leader() =:= L, process_info(self(), group_leader) =:= {group_leader, L}} end) end), R = receive {gl, X, Y} -> {X, Y} after 3000 -> none end, L ! stop, R.
collect_types() -> P = spawn(fun idle/0), R = [erlang:garbage_collect(P, O) || O <- [[], [{type, major}], [{type, minor}], [{type, minor}, {type, major}]]], P ! stop, R ++ [erlang:garbage_collect(self(), [{type, minor}])].
collect_asynchronous() -> P = spawn(fun idle/0), D = spawn(fun() -> ok end), ended(D), R = [[erlang:garbage_collect(Q, [{async, I}, {type, T}]), receive {garbage_collect, I, X} -> X after 3000 -> none end] || {I, Q} <- [{a, P}, {{b, 1}, self()}, {"c", D}], T <- [minor, major]], P ! stop, R.
collect_of_waiting() -> S = self(), P = spawn(fun() -> L = lists:seq(1, 100), B = binary:copy(<<"q">>, 300), receive {go, X} -> S ! {L, B, X} end end), waits(P), A = erlang:garbage_collect(P), P ! {go, [A]}, receive {L, B, X} -> {length(L), byte_size(B), X} after 3000 -> none end.

call(P, M) -> R = make_ref(), P ! {self(), R, M}, receive {R, X} -> X after 3000 -> none end.
echo() -> receive {P, R, M} -> P ! {R, M}, echo(); stop -> ok end.
refs_interleaved() -> S = self(), Rs = [make_ref() || _ <- lists:seq(1, 10)], [S ! {R, I} || {R, I} <- lists:zip(lists:reverse(Rs), lists:seq(1, 10))], R2 = make_ref(), S ! {R2, last}, [receive {R2, X} -> X end | [receive {R, X} -> X end || R <- Rs]].
refs_nested() -> P = spawn(fun echo/0), self() ! noise, X = [call(P, call(P, I)) || I <- lists:seq(1, 5)], P ! stop, [X, flush()].
refs_reused() -> S = self(), R = make_ref(), A = receive {R, X} -> X after 0 -> none end, S ! {R, 1}, S ! {R, 2}, B = receive {R, Y} -> Y end, C = receive {R, Z} -> Z end, [A, B, C].
refs_in_loop() -> P = spawn(fun echo/0), [self() ! {junk, I} || I <- lists:seq(1, 1000)], S = lists:sum([call(P, I) || I <- lists:seq(1, 500)]), P ! stop, [S, length(flush())].
refs_after_yield() -> P = spawn(fun echo/0), R = make_ref(), [self() ! {junk, I} || I <- lists:seq(1, 10)], P ! {self(), R, x}, erlang:yield(), lists:sum(lists:seq(1, 10000)), A = receive {R, X} -> X after 3000 -> none end, P ! stop, [A, length(flush())].
ref_before_and_after() -> S = self(), R = make_ref(), S ! a, S ! {R, 1}, S ! b, Q = monitor(process, spawn(fun() -> ok end)), X = down(Q), [X, receive {R, N} -> N end, flush()].

names_and_monitors() -> P = spawn(fun idle/0), register(a_name_here, P), R = monitor(process, a_name_here), R2 = monitor(process, {a_name_here, node()}), unregister(a_name_here), ended(P, fun() -> P ! stop end), [receive {'DOWN', Q, process, X, Y} -> {X, Y} after 3000 -> none end || Q <- [R, R2]].
monitor_name_twice() -> P = spawn(fun idle/0), register(a_name_here, P), R = monitor(process, a_name_here), unregister(a_name_here), Q = spawn(fun idle/0), register(a_name_here, Q), ended(P, fun() -> P ! stop end), A = down(R), B = whereis(a_name_here) =:= Q, ended(Q, fun() -> Q ! stop end), [A, B, whereis(a_name_here), monitor(process, a_name_here) =/= x, receive {'DOWN', _, process, X, Y} -> {X, Y} after 3000 -> none end].
demonitor_by_tag() -> P = spawn(fun() -> ok end), ended(P), R = monitor(process, P, [{tag, t}]), receive {t, R, process, P, X} -> ok end, Q = monitor(process, P, [{tag, t}]), A = demonitor(Q, [flush, info]), [X, is_boolean(A), flush()].
alias_and_tag() -> S = self(), P = spawn(fun() -> receive {go, A} -> A ! {by, alias} end, S ! sent, receive stop -> exit(end_of_it) end end), R = monitor(process, P, [{alias, reply_demonitor}, {tag, mine}]), P ! {go, R}, receive sent -> ok end, A = receive {by, X} -> X after 3000 -> none end, P ! stop, ended(P), [A, flush(), demonitor(R, [info])].
alias_after_down() -> [begin S = self(), P = spawn(fun() -> receive stop -> ok end end), R = monitor(process, P, [{alias, K}]), P ! stop, down(R), R ! late, Q = spawn(fun() -> R ! later, S ! said end), receive said -> ok end, X = flush(), unalias(R), [is_pid(Q), X] end || K <- [explicit_unalias, demonitor, reply_demonitor]].
exit_signals_ordered() -> trapping(fun() -> S = self(), P = spawn(fun() -> S ! a, exit(S, one), S ! b, exit(S, two), S ! c, link(S), exit(three) end), R = monitor(process, P), X = down(R), [X | [case M of {'EXIT', P, Y} -> {exit, Y}; _ -> M end || M <- flush()]] end).
link_unlink_link() -> trapping(fun() -> P = spawn(fun idle/0), [begin link(P), unlink(P) end || _ <- lists:seq(1, 100)], link(P), A = process_info(P, links) =:= {links, [self()]}, ended(P, fun() -> exit(P, x) end), [A, receive {'EXIT', P, X} -> X after 3000 -> none end, flush()] end).
unlink_in_flight() -> trapping(fun() -> P = spawn(fun() -> receive stop -> exit(late) end end), link(P), unlink(P), ended(P, fun() -> P ! stop end), [flush(), process_info(self(), links) =:= process_info(self(), links)] end).
trap_in_between() -> S = self(), P = spawn(fun() -> process_flag(trap_exit, true), S ! ready, receive {'EXIT', S, one} -> ok end, process_flag(trap_exit, false), S ! ready, receive never -> ok end end), R = monitor(process, P), receive ready -> ok end, exit(P, one), receive ready -> ok end, exit(P, normal), A = is_process_alive(P), exit(P, two), [A, down(R)].
hibernate_and_timeout() -> S = self(), P = spawn(fun() -> erlang:send_after(10, self(), wake), erlang:hibernate(?MODULE, woken, [S]) end), [is_pid(P), receive {woken, M} -> M after 3000 -> none end].
woken(S) -> receive M -> S ! {woken, M} end.
hibernate_with_monitor() -> S = self(), Q = spawn(fun idle/0), P = spawn(fun() -> monitor(process, Q), S ! ready, erlang:hibernate(?MODULE, woken, [S]) end), receive ready -> ok end, waits(P), Q ! stop, receive {woken, {'DOWN', _, process, Q, X}} -> X after 3000 -> none end.
