%% What processes, timers, tables and schedulers cost: each program prints `result(Name, Number, Unit)`, of which less is better.
%% `run` beside this compiles it and sets Purlin beside erl.
-module(concurrency).
-export([start/2]).

start(What, Arguments) ->
    {Unit, Number} = run(What, Arguments),
    erlang:display({What, Number, Unit}).

%% N waiting processes: whoever runs this looks at the memory of the whole, which `ready` announces.
run(waiting, [N]) ->
    Ps = [spawn(fun wait/0) || _ <- numbers(N)],
    erlang:display(ready),
    receive after 2000 -> ok end,
    [P ! stop || P <- Ps],
    {processes, N};
%% N processes spawned and joined.
run(joined, [N]) ->
    Me = self(),
    timed(fun() -> spawn_all(Me, N), join(N) end);
run(monitored, [N]) ->
    timed(fun() -> monitor_all(N), downs(N) end);
%% N timers that are all armed before they are cancelled.
run(timers, [N]) ->
    timed(fun() ->
        Timers = [erlang:start_timer(100000 + I rem 50000, self(), I) || I <- numbers(N)],
        [erlang:cancel_timer(T) || T <- Timers]
    end);
%% A job of processor time for many processes.
run(cpu, [Processes, N]) ->
    Me = self(),
    timed(fun() ->
        [spawn(fun() -> Me ! {fib, fib(N)} end) || _ <- numbers(Processes)],
        [receive {fib, _} -> ok end || _ <- numbers(Processes)]
    end);
%% Nine reads for each write of one public table.
run(ets, [Processes, N]) ->
    Table = ets:new(table, [set, public, {read_concurrency, true}]),
    [ets:insert(Table, {K, K, a}) || K <- numbers(10000)],
    Me = self(),
    timed(fun() ->
        [spawn(fun() -> mix(Table, N, I * 7919), Me ! done end) || I <- numbers(Processes)],
        [receive done -> ok end || _ <- numbers(Processes)]
    end);
%% `receive after 1` while every scheduler has two tight loops, and one scans a table: how late it is at the 99th percentile.
run(latency, [N]) ->
    Spinners = [spawn(fun() -> spin(0) end) || _ <- numbers(2 * erlang:system_info(schedulers))],
    Table = ets:new(table, [set, public]),
    [ets:insert(Table, {K, K, a}) || K <- numbers(1000)],
    Scan = spawn(fun() -> scan(Table) end),
    Late = lists:sort([late() || _ <- numbers(N)]),
    [exit(P, kill) || P <- [Scan | Spinners]],
    {microseconds, lists:nth(max(1, N * 99 div 100), Late)}.

timed(Job) ->
    Since = erlang:monotonic_time(microsecond),
    Job(),
    {microseconds, erlang:monotonic_time(microsecond) - Since}.

numbers(N) -> lists:seq(1, N).

wait() -> receive stop -> ok end.

spawn_all(_, 0) -> ok;
spawn_all(Me, N) -> spawn(fun() -> Me ! done end), spawn_all(Me, N - 1).

join(0) -> ok;
join(N) -> receive done -> join(N - 1) end.

monitor_all(0) -> ok;
monitor_all(N) -> spawn_monitor(fun() -> receive after 0 -> ok end end), monitor_all(N - 1).

downs(0) -> ok;
downs(N) -> receive {'DOWN', _, _, _, _} -> downs(N - 1) end.

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

mix(_, 0, _) -> ok;
mix(Table, N, X) ->
    Y = (X * 1103515245 + 12345) band 16#7fffffff,
    K = (Y bsr 8) rem 10000 + 1,
    case (Y bsr 4) rem 10 of
        0 -> ets:insert(Table, {K, N, a});
        _ -> [_] = ets:lookup(Table, K)
    end,
    mix(Table, N - 1, Y).

late() ->
    Since = erlang:monotonic_time(microsecond),
    receive after 1 -> ok end,
    erlang:monotonic_time(microsecond) - Since.

spin(N) -> spin((N + 1) band 16#ffffff).

scan(Table) ->
    _ = ets:match(Table, {'$1', 7, a}),
    _ = ets:foldl(fun({_, V, _}, Sum) -> V + Sum end, 0, Table),
    scan(Table).
