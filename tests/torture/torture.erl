%% Processes that are killed, linked, watched, named, suspended, timed and limited, all at once, and what comes of every signal
%% counted. `torture.S` is this, compiled (`erlc -S`): it needs no OTP.
-module(torture).
-export([main/2, victim/1, allocator/1, echo/1, named/2, spinner/0, leaf/2]).

%% Runs `Each` processes of each kind for so many milliseconds; the rounds that each kind went, or an error.
main(Milliseconds, Each) ->
    process_flag(trap_exit, true),
    Before = length(processes()),
    Until = erlang:monotonic_time(millisecond) + Milliseconds,
    Kinds = [fun stream/1, fun deaths/1, fun unlinked/1, fun timers/1, fun limits/1, fun names/1, fun suspended/1,
             fun infos/1, fun calls/1, fun trees/1, fun aliases/1, fun collected/1, fun long/1],
    Runs = [spawn_monitor(runner(Kind, Until, N)) || Kind <- Kinds, N <- numbers(Each)],
    Rounds = [receive {'DOWN', Ref, process, Pid, {rounds, N}} -> N;
                      {'DOWN', Ref, process, Pid, Other} -> erlang:error({torture, Other}) end || {Pid, Ref} <- Runs],
    receive Unexpected -> erlang:error({unexpected, Unexpected}) after 0 -> ok end,
    ok = settled(Before, 200),
    true = all_positive(Rounds),
    {ok, sum(Rounds)}.

%% No process is left over. Those that have been killed need not be gone yet.
settled(Before, Tries) ->
    case length(processes()) of
        Now when Now =< Before -> ok;
        Now when Tries =:= 0 -> {left, Now - Before};
        _ -> receive after 10 -> settled(Before, Tries - 1) end
    end.

runner(Kind, Until, N) ->
    fun() ->
        process_flag(trap_exit, true),
        put(seed, erlang:phash2({Kind, N, erlang:unique_integer()}) + 1),
        exit({rounds, rounds(Kind, Until, 0)})
    end.

rounds(Kind, Until, N) ->
    case erlang:monotonic_time(millisecond) >= Until of
        true -> N;
        false -> Kind(N), nothing_else(Kind), rounds(Kind, Until, N + 1)
    end.

nothing_else(Kind) ->
    receive Message -> erlang:error({unexpected, Kind, Message}) after 0 -> ok end.

random(N) ->
    Next = (get(seed) * 1103515245 + 12345) band 16#7fffffff,
    put(seed, Next),
    (Next bsr 8) rem N.

all_positive(Numbers) -> [] =:= [N || N <- Numbers, N =< 0].

sum([]) -> 0;
sum([N | Numbers]) -> N + sum(Numbers).

numbers(0) -> [];
numbers(N) -> [N | numbers(N - 1)].

%% Messages of several senders arrive, each sender's in order.
stream(_) ->
    Self = self(),
    Count = 20 + random(200),
    Senders = [spawn_link(fun() -> send_all(Self, 1, Count) end) || _ <- [1, 2, 3]],
    take_all([{S, 1} || S <- Senders], Count),
    [receive {'EXIT', S, normal} -> ok end || S <- Senders].

send_all(_, N, Count) when N > Count -> ok;
send_all(To, N, Count) -> To ! {self(), N, [N, make_ref()]}, send_all(To, N + 1, Count).

take_all([], _) -> ok;
take_all(Wanted, Count) ->
    receive
        {From, N, [N, _]} ->
            {From, N} = lists:keyfind(From, 1, Wanted),
            case N of
                Count -> take_all(Wanted -- [{From, N}], Count);
                _ -> take_all([{From, N + 1} | Wanted -- [{From, N}]], Count)
            end
    end.

%% Of a death every link and every monitor tells once, whoever is its cause.
deaths(_) ->
    Victim = spawn_link(?MODULE, victim, [random(3)]),
    Refs = [monitor(process, Victim) || _ <- numbers(1 + random(3))],
    Killers = [spawn_monitor(fun() -> exit(Victim, Reason) end) || Reason <- [kill, killed_by_me, normal]],
    case random(2) of
        0 -> ok;
        1 -> Victim ! stop
    end,
    [receive {'DOWN', Ref, process, Victim, _} -> ok end || Ref <- Refs],
    receive {'EXIT', Victim, _} -> ok end,
    [receive {'DOWN', Ref, process, Pid, _} -> ok end || {Pid, Ref} <- Killers],
    %% It comes too late.
    Late = monitor(process, Victim),
    receive {'DOWN', Late, process, Victim, noproc} -> ok end.

victim(0) -> receive stop -> ok end;
victim(1) -> process_flag(trap_exit, true), receive stop -> exit(stopped); {'EXIT', _, _} -> ok end;
victim(2) -> spinner().

spinner() -> spinner().

%% Links and monitors that have been taken back tell nothing.
unlinked(_) ->
    Victim = spawn_link(?MODULE, victim, [0]),
    Ref = monitor(process, Victim),
    Quiet = monitor(process, Victim),
    Killer = spawn_link(fun() -> exit(Victim, kill) end),
    unlink(Victim),
    receive {'EXIT', Victim, _} -> ok after 0 -> ok end,
    demonitor(Quiet, [flush]),
    catch link(Victim),
    unlink(Victim),
    receive {'EXIT', Victim, _} -> ok after 0 -> ok end,
    receive {'DOWN', Ref, process, Victim, _} -> ok end,
    receive {'EXIT', Killer, normal} -> ok end.

%% A timer's message comes once, unless it was cancelled in time.
timers(_) ->
    Timers = [erlang:start_timer(random(4), self(), N) || N <- numbers(20)],
    Left = [T || T <- Timers, random(2) =:= 0 orelse erlang:cancel_timer(T) =:= false],
    [receive {timeout, T, _} -> ok end || T <- Left],
    %% Those of a process that ends go with it.
    Patience = random(2),
    {Pid, Ref} = spawn_monitor(fun() -> erlang:send_after(1, self(), late), receive late -> ok after Patience -> ok end end),
    receive {'DOWN', Ref, process, Pid, normal} -> ok end.

%% Who needs more than he may have, dies.
limits(_) ->
    Limit = #{size => 2000 + random(3000), kill => true, error_logger => false},
    {Pid, Ref} = spawn_opt(?MODULE, allocator, [[]], [monitor, {max_heap_size, Limit}, {min_heap_size, 233 + random(500)}]),
    receive {'DOWN', Ref, process, Pid, killed} -> ok end.

allocator(List) -> allocator([{List, make_ref()} | List]).

%% A name has one owner at most, and none when that is gone.
names(_) ->
    Self = self(),
    All = [spawn_monitor(?MODULE, named, [torture_name, Self]) || _ <- numbers(1 + random(4))],
    catch torture_name ! {hello, Self},
    names_loop(All).

names_loop([]) -> ok;
names_loop(All) ->
    receive
        {hello, _} -> names_loop(All);
        {'DOWN', Ref, process, Pid, Reason} when Reason =:= had_it; Reason =:= taken ->
            true = lists:member({Pid, Ref}, All),
            names_loop(All -- [{Pid, Ref}])
    end.

named(Name, _) ->
    case catch register(Name, self()) of
        true ->
            Me = self(),
            case whereis(Name) of Me -> ok end,
            receive {hello, From} -> From ! {hello, Me} after 0 -> ok end,
            case erlang:unique_integer([positive]) rem 2 of
                0 -> true = unregister(Name), undefined_or_other(whereis(Name), Me);
                1 -> ok
            end,
            exit(had_it);
        {'EXIT', {badarg, _}} -> exit(taken)
    end.

undefined_or_other(Found, Me) when Found =/= Me -> ok.

%% Who is suspended stands still until resumed, or dies.
suspended(_) ->
    {Pid, Ref} = spawn_monitor(?MODULE, spinner, []),
    case catch erlang:suspend_process(Pid) of
        true ->
            {status, suspended} = process_info(Pid, status),
            {reductions, R} = process_info(Pid, reductions),
            {reductions, R2} = process_info(Pid, reductions),
            true = R2 - R < 10000,
            case random(2) of
                0 -> true = erlang:resume_process(Pid);
                1 -> ok
            end
    end,
    exit(Pid, kill),
    receive {'DOWN', Ref, process, Pid, killed} -> ok end.

%% Whoever is asked, there is an answer.
infos(_) ->
    {Pid, Ref} = spawn_monitor(?MODULE, victim, [random(3)]),
    Killer = spawn_link(fun() -> exit(Pid, kill) end),
    case process_info(Pid, [messages, links, current_function, heap_size, dictionary]) of
        undefined -> ok;
        [{messages, _}, {links, []}, {current_function, _}, {heap_size, N}, {dictionary, []}] when N > 0 -> ok
    end,
    true = is_boolean(is_process_alive(Pid)),
    receive {'DOWN', Ref, process, Pid, killed} -> ok end,
    receive {'EXIT', Killer, normal} -> ok end,
    false = is_process_alive(Pid),
    undefined = process_info(Pid, status).

%% A call has an answer, or tells of the server's end.
calls(_) ->
    {Server, Watch} = spawn_monitor(?MODULE, echo, [10 + random(50)]),
    Callers = [spawn_monitor(fun() -> call_all(Server, 40) end) || _ <- [1, 2]],
    Answered = [receive {'DOWN', R, process, P, {answered, N}} -> N end || {P, R} <- Callers],
    exit(Server, kill),
    Served = receive {'DOWN', Watch, process, Server, {served, S}} -> S; {'DOWN', Watch, process, Server, killed} -> any end,
    true = Served =:= any orelse Served =:= sum(Answered).

call_all(_, 0) -> exit({answered, 40});
call_all(Server, N) ->
    Ref = monitor(process, Server),
    Server ! {self(), Ref, N},
    receive
        {Ref, N} -> demonitor(Ref, [flush]), call_all(Server, N - 1);
        {'DOWN', Ref, process, Server, _} -> exit({answered, 40 - N})
    end.

echo(N) -> echo(N, N).

echo(0, N) -> exit({served, N});
echo(Left, N) -> receive {From, Ref, What} -> From ! {Ref, What}, echo(Left - 1, N) end.

%% Processes that make processes: each tells its maker once.
trees(_) ->
    {Pid, Ref} = spawn_monitor(?MODULE, leaf, [self(), 5]),
    receive {leaf, Pid, 63} -> ok end,
    receive {'DOWN', Ref, process, Pid, normal} -> ok end.

leaf(Maker, 0) -> Maker ! {leaf, self(), 1};
leaf(Maker, Depth) ->
    Priority = element(Depth rem 3 + 1, {low, normal, high}),
    Children = [spawn_opt(?MODULE, leaf, [self(), Depth - 1], [{priority, Priority}]) || _ <- [1, 2]],
    Maker ! {leaf, self(), 1 + sum([receive {leaf, C, N} -> N end || C <- Children])}.

%% An alias that has been given up takes nothing.
aliases(_) ->
    Alias = alias([reply]),
    Self = self(),
    Senders = [spawn_monitor(fun() -> Alias ! {by_alias, Self, N} end) || N <- numbers(4)],
    receive {by_alias, Self, _} -> ok end,
    [receive {'DOWN', R, process, P, normal} -> ok end || {P, R} <- Senders],
    false = unalias(Alias).

%% Others may collect somebody's garbage.
collected(_) ->
    Pid = spawn_link(?MODULE, echo, [1]),
    Pid ! {noise, numbers(random(2000))},
    true = erlang:garbage_collect(Pid),
    {message_queue_len, 1} = process_info(Pid, message_queue_len),
    Ref = make_ref(),
    Pid ! {self(), Ref, numbers(random(100))},
    receive {Ref, _} -> ok end,
    receive {'EXIT', Pid, {served, 1}} -> ok end.

%% A BIF with a large argument is called elsewhere, while others go on; who is killed meanwhile does not come back.
long(_) ->
    Bin = <<0:((1 bsl 21) * 8)>>,
    {Pid, Ref} = spawn_monitor(fun() -> exit({crc, erlang:crc32(Bin)}) end),
    case random(2) of
        0 -> receive {'DOWN', Ref, process, Pid, {crc, N}} -> N = erlang:crc32(Bin) end;
        1 -> exit(Pid, kill), receive {'DOWN', Ref, process, Pid, Reason} -> true = Reason =:= killed orelse element(1, Reason) =:= crc end
    end.
