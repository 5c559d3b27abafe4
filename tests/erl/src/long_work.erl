%% What takes long is done on dirty schedulers: calls with large arguments, collections, requests, ends. It comes to the same.
-module(long_work).
-include("diff.hrl").

cases() -> [lists_and_tuples, nested, texts, integers, maps, floats_over_collections, registers_over_collections, result_is_returned,
            asked_meanwhile, killed_meanwhile, many_are_told, tables_go, suspended_meanwhile].

-define(MANY, 150000).
many() -> lists:seq(1, ?MANY).
%% Without the arguments, which are large.
reason({error, Reason, _}) -> Reason.
tuples() -> [{I, [I]} || I <- many()].

lists_and_tuples() ->
    T = list_to_tuple(many()),
    L = tuple_to_list(T),
    [tuple_size(T), length(L), hd(L), lists:last(L), erlang:phash2(T), length(L -- lists:seq(1, ?MANY, 2)), lists:last(L ++ [x])].
nested() ->
    L = {tuples()},
    B = term_to_binary(L),
    [byte_size(B), erlang:external_size(L), erlang:phash2(L), binary_to_term(B) =:= L, erts_debug:flat_size(L)].
texts() ->
    B = binary:copy(<<"abcdefgh">>, 60000),
    Io = [[binary_to_list(B)], B],
    [length(binary:matches(B, <<"cd">>)), length(binary:split(B, <<"h">>, [global])), iolist_size(Io), erlang:md5(Io), erlang:crc32(Io),
     erlang:adler32(Io), list_to_binary(Io) =:= <<B/binary, B/binary>>, byte_size(unicode:characters_to_binary(Io)),
     length(unicode:characters_to_list(Io)), re:run(B, "hh"), byte_size(list_to_bitstring(Io)), length(binary_to_list(B, 2, 450000)),
     byte_size(binary:copy(B, 4)), reason(?T(iolist_size([Io | x])))].
integers() ->
    N = 1 bsl 80000,
    [erlang:phash2(integer_to_list(N)), list_to_integer(integer_to_list(N)) =:= N, binary_to_integer(integer_to_binary(N)) =:= N].
maps() ->
    M = maps:from_list([{I, I} || I <- lists:seq(1, 40000)]),
    [lists:sum(maps:keys(M)), lists:sum(maps:values(M)), maps:size(maps:merge(M, #{a => b})), reason(?T(maps:merge(M, x)))].

%% The heap is large, and collected while floats are in registers.
floats_over_collections() ->
    Keep = tuples(),
    [trunc(sums(300000, 0.5, [])), length(Keep)].
sums(0, Sum, _) -> Sum;
sums(N, Sum, Garbage) -> sums(N - 1, Sum * 0.5 + N * 1.5 - Sum / 4.0, [{Sum, N} | case N rem 50000 of 0 -> []; _ -> Garbage end]).

registers_over_collections() ->
    Keep = tuples(),
    {A, B, C} = build(200000, [], a, {b}, "c"),
    [length(Keep), length(A), B, C].
build(0, L, _, B, C) -> {L, B, C};
build(N, L, A, B, C) -> build(N - 1, [{N, A, B, C} | L], A, B, C).

%% In the place of a call that returns.
result_is_returned() -> [length(direct(many())), length(framed(many())), frames(catch length(direct(x)))].
frames({'EXIT', {Reason, [A, B | _]}}) -> {Reason, A, B}.
direct(L) -> lists:reverse(L, []).
framed(L) -> R = lists:reverse(L), [_ | _] = R, R.

asked_meanwhile() ->
    {P, M} = spawn_monitor(fun() -> L = tuples(), receive {go, From} -> From ! {length(L), erlang:phash2(L)} end, receive stop -> ok end end),
    [P ! {queued, I} || I <- lists:seq(1, 12000)],
    {messages, Ms} = process_info(P, messages),
    true = erlang:garbage_collect(P),
    {message_queue_len, N} = process_info(P, message_queue_len),
    P ! {go, self()},
    R = receive {Length, Hash} when is_integer(Length) -> {Length, Hash} end,
    exit(P, kill),
    [length(Ms) =< 12000, N, R, receive {'DOWN', M, process, P, Why} -> Why end].

killed_meanwhile() ->
    B = binary:copy(<<"abcdefgh">>, 500000),
    Ps = [spawn_monitor(fun() -> again(B) end) || _ <- [1, 2, 3]],
    receive after 20 -> ok end,
    [exit(P, kill) || {P, _} <- Ps],
    [receive {'DOWN', M, process, P, Why} -> {Why, is_process_alive(P), process_info(P)} end || {P, M} <- Ps].
again(B) -> _ = erlang:md5([B]), again(B).

%% An end with many who are to be told: each is, once, of the same reason.
many_are_told() ->
    S = self(),
    P = spawn(fun() -> L = tuples(), receive stop -> exit({length(L), "bye"}) end end),
    W = [spawn_monitor(fun() -> R = monitor(process, P), S ! ready, receive {'DOWN', R, process, P, Why} -> exit(Why) end end) || _ <- lists:seq(1, 600)],
    L = [spawn_monitor(fun() -> process_flag(trap_exit, true), link(P), S ! ready, receive {'EXIT', P, Why} -> exit(Why) end end) || _ <- lists:seq(1, 600)],
    [receive ready -> ok end || _ <- W ++ L],
    P ! stop,
    [lists:usort([receive {'DOWN', M, process, Q, Why} -> Why end || {Q, M} <- W ++ L]), is_process_alive(P)].

tables_go() ->
    {P, M} = spawn_monitor(fun() -> Ts = [ets:new(t, [public]) || _ <- lists:seq(1, 300)], receive {give, To} -> To ! Ts end end),
    P ! {give, self()},
    Ts = receive All when is_list(All) -> All end,
    receive {'DOWN', M, process, P, normal} -> ok end,
    [length(Ts), lists:usort([ets:info(T) || T <- Ts])].

suspended_meanwhile() ->
    B = binary:copy(<<"abcdefgh">>, 500000),
    {P, M} = spawn_monitor(fun() -> again(B) end),
    receive after 5 -> ok end,
    A = [erlang:suspend_process(P), process_info(P, status), erlang:resume_process(P)],
    exit(P, kill),
    [A, receive {'DOWN', M, process, P, Why} -> Why end].
