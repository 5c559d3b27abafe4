%% Processes that are killed, linked, watched, named, suspended, timed and limited, all at once, and what comes of every signal
%% counted. `torture.S` is this, compiled (`erlc -S`): it needs no OTP.
-module(torture).
-export([main/3, victim/1, allocator/1, echo/1, named/2, spinner/0, leaf/2]).

%% Runs `Each` processes of each kind for so many milliseconds, in two parts; the rounds that they went, or an error. `Versions` are two
%% versions of the module `reloaded`. What memory the second part leaves is what the first one left: each is told when it is over.
main(Milliseconds, Each, Versions) ->
    process_flag(trap_exit, true),
    persistent_term:put(torture_versions, Versions),
    %% The purger's process starts when it is first called.
    _ = erts_code_purger:soft_purge(reloaded),
    Before = length(processes()),
    First = part(Milliseconds div 4, Each, Before),
    Memory = level(),
    erlang:display({first_part, First, Memory}),
    Second = part(Milliseconds - Milliseconds div 4, Each, Before),
    [] = grown(Memory, level()),
    {ok, First + Second}.

part(Milliseconds, Each, Before) ->
    Until = erlang:monotonic_time(millisecond) + Milliseconds,
    Kinds = [{stream, fun stream/1}, {deaths, fun deaths/1}, {unlinked, fun unlinked/1}, {timers, fun timers/1}, {limits, fun limits/1},
             {names, fun names/1}, {suspended, fun suspended/1}, {suspenders, fun suspenders/1}, {infos, fun infos/1},
             {calls, fun calls/1}, {trees, fun trees/1}, {aliases, fun aliases/1}, {replies, fun replies/1}, {requests, fun requests/1},
             {collected, fun collected/1}, {long, fun long/1}, {given, fun given/1}, {fixed, fun fixed/1},
             {named_tables, fun named_tables/1}, {persistent, fun persistent/1}, {reloads, fun reloads/1}],
    Runs = [{Name, N, spawn_monitor(runner(Kind, Until, N))} || {Name, Kind} <- Kinds, N <- numbers(Each)],
    Rounds = [rounds_of(Run, Until) || Run <- Runs],
    receive Unexpected -> erlang:error({unexpected, Unexpected}) after 0 -> ok end,
    ok = settled(Before, 500),
    true = all_positive(Rounds),
    sum(Rounds).

%% Milliseconds that a round may take.
-define(PATIENCE, 120000).

rounds_of({Name, N, {Pid, Ref}}, Until) ->
    receive
        {'DOWN', Ref, process, Pid, {rounds, Rounds}} -> Rounds;
        {'DOWN', Ref, process, Pid, Other} -> erlang:error({torture, Name, Other})
    after max(0, Until - erlang:monotonic_time(millisecond)) + ?PATIENCE ->
        Doing = process_info(Pid, [status, current_stacktrace, messages, links, monitors, reductions]),
        erlang:error({hangs, Name, N, Doing})
    end.

%% Bytes of what must not grow, once all garbage is gone.
level() ->
    [erlang:garbage_collect(P) || P <- processes()],
    [{What, erlang:memory(What)} || What <- [processes, ets, code, binary]].

%% A few kilobytes are nothing: a runner's first heap, a table of the machine that has got one more chunk.
grown(Before, After) ->
    [{What, Was, Is} || {{What, Was}, {What, Is}} <- pairs(Before, After), Is > Was + Was div 10 + 200000].

pairs([], []) -> [];
pairs([A | As], [B | Bs]) -> [{A, B} | pairs(As, Bs)].

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
    %% One round at least, however busy the machine is.
    case N > 0 andalso erlang:monotonic_time(millisecond) >= Until of
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

named(Name, Maker) ->
    case catch register(Name, self()) of
        true ->
            Me = self(),
            case whereis(Name) of Me -> ok end,
            %% What another runner says would be answered when that has long gone on.
            receive {hello, Maker} -> Maker ! {hello, Me} after 0 -> ok end,
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

%% Who suspends somebody and dies, resumes it.
suspenders(_) ->
    {Server, Watch} = spawn_monitor(?MODULE, echo, [1]),
    Holders = [spawn_monitor(fun() -> catch erlang:suspend_process(Server), receive stop -> ok after random_patience() -> ok end end)
               || _ <- numbers(1 + random(3))],
    [exit(P, kill) || {P, _} <- Holders, random(2) =:= 0],
    Ref = make_ref(),
    Server ! {self(), Ref, still_there},
    [receive {'DOWN', R, process, P, _} -> ok end || {P, R} <- Holders],
    receive {Ref, still_there} -> ok end,
    receive {'DOWN', Watch, process, Server, {served, 1}} -> ok end.

random_patience() -> erlang:unique_integer([positive]) rem 3.

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

%% Of a call by an alias there is one answer, or the news of the server's end; not both, not none.
replies(_) ->
    {Server, Watch} = spawn_monitor(fun server/0),
    Callers = [spawn_monitor(fun() -> exit({one_of, alias_calls(Server, 20, 0)}) end) || _ <- [1, 2]],
    case random(2) of
        0 -> exit(Server, kill);
        1 -> ok
    end,
    [receive {'DOWN', R, process, P, {one_of, 20}} -> ok end || {P, R} <- Callers],
    exit(Server, kill),
    receive {'DOWN', Watch, process, Server, killed} -> ok end.

server() ->
    receive {Alias, What} -> Alias ! {Alias, What}, Alias ! {Alias, twice}, server() end.

alias_calls(_, 0, Done) ->
    receive Late -> exit({late, Late}) after 0 -> Done end;
alias_calls(Server, N, Done) ->
    Alias = monitor(process, Server, [{alias, reply_demonitor}]),
    Server ! {Alias, N},
    receive
        {Alias, N} -> alias_calls(Server, N - 1, Done + 1);
        {'DOWN', Alias, process, Server, _} -> alias_calls(Server, N - 1, Done + 1)
    end.

%% A request to spawn is answered once, unless it has been abandoned in time; then comes the end that was asked for.
requests(_) ->
    Me = self(),
    Requests = [spawn_request(fun() -> Me ! {begun, self()}, exit({number, N}) end, [{reply, Reply}, monitor])
                || Reply <- [yes, success_only, error_only, no], N <- [1, 2]],
    [requested(Request, Reply) || {Request, Reply} <- pairs(Requests, [yes, yes, yes, yes, no, no, no, no])],
    Abandoned = spawn_request(fun() -> ok end, [link, {reply, yes}]),
    case spawn_request_abandon(Abandoned) of
        true -> ok;
        false -> receive {spawn_reply, Abandoned, ok, Pid} -> receive {'EXIT', Pid, normal} -> ok end end
    end,
    flush_exits().

requested(Request, Reply) ->
    Pid = case Reply of
        yes -> receive {spawn_reply, Request, ok, P} -> P end;
        no -> any
    end,
    receive {'DOWN', Request, process, Gone, {number, _}} when Gone =:= Pid; Pid =:= any -> receive {begun, Gone} -> ok end end.

%% Of an abandoned request to spawn with a link an exit signal comes all the same.
flush_exits() -> receive {'EXIT', _, Reason} when Reason =:= normal; Reason =:= abandoned -> flush_exits() after 0 -> ok end.

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

%% A table comes back to its heir, once, wherever it was given and whoever died.
given(_) ->
    Me = self(),
    Table = ets:new(given, [public, {heir, Me, heritage}]),
    true = ets:insert(Table, [{N, [N]} || N <- numbers(50)]),
    Holders = [{Second, _}, {First, _}] = [spawn_monitor(fun() -> holder(Me) end) || _ <- [2, 1]],
    First ! {pass_to, Second},
    true = ets:give_away(Table, First, passed),
    Killed = case random(4) of
        0 -> exit(First, kill), true;
        1 -> exit(Second, kill), true;
        _ -> false
    end,
    receive {'ETS-TRANSFER', Table, From, heritage} -> true = lists:keymember(From, 1, Holders) end,
    [exit(P, kill) || {P, _} <- Holders],
    Reasons = [receive {'DOWN', R, process, P, Reason} -> Reason end || {P, R} <- Holders],
    true = Killed orelse lists:member(held, Reasons),
    Me = ets:info(Table, owner),
    50 = ets:info(Table, size),
    [{7, [7]}] = ets:lookup(Table, 7),
    true = ets:delete(Table),
    undefined = ets:info(Table, size).

%% Passes a table on, or ends while it has it.
holder(Maker) ->
    receive
        {pass_to, Next} ->
            receive {'ETS-TRANSFER', Table, Maker, passed} -> ok end,
            case catch ets:give_away(Table, Next, passed) of
                true -> ok;
                {'EXIT', {badarg, _}} -> exit(kept)
            end,
            receive stop -> ok end;
        {'ETS-TRANSFER', Table, _, passed} ->
            50 = ets:info(Table, size),
            exit(held)
    end.

%% A walk through a fixed table sees what was there all the time once; who fixed it and dies leaves it free.
fixed(_) ->
    Type = element(1 + random(3), {set, ordered_set, bag}),
    Table = ets:new(fixed, [public, Type, {write_concurrency, random(2) =:= 0}, {read_concurrency, random(2) =:= 0}]),
    true = ets:insert(Table, [{N, stays} || N <- numbers(100)]),
    Walkers = [spawn_monitor(fun() ->
        true = ets:safe_fixtable(Table, true),
        exit({seen, walk(Table, ets:first(Table), 0)})
    end) || _ <- [1, 2, 3]],
    [begin ets:insert(Table, {{N}, comes}), ets:delete(Table, {N - 3}) end || N <- numbers(50)],
    [exit(P, kill) || {P, _} <- Walkers, random(3) =:= 0],
    Seen = [receive {'DOWN', R, process, P, Reason} -> Reason end || {P, R} <- Walkers],
    [] = [S || S <- Seen, S =/= {seen, 100}, S =/= killed],
    false = ets:info(Table, safe_fixed_monotonic_time),
    100 = ets:select_count(Table, [{{'_', stays}, [], [true]}]),
    case random(2) of
        0 -> true = ets:delete(Table);
        1 -> {Pid, Ref} = spawn_monitor(fun() -> receive {'ETS-TRANSFER', _, _, bye} -> ok end end),
             true = ets:give_away(Table, Pid, bye),
             receive {'DOWN', Ref, process, Pid, normal} -> ok end
    end,
    undefined = ets:info(Table, size).

walk(_, '$end_of_table', Seen) -> Seen;
walk(Table, Key, Seen) when is_integer(Key) -> walk(Table, ets:next(Table, Key), Seen + 1);
walk(Table, Key, Seen) -> walk(Table, ets:next(Table, Key), Seen).

%% A named table has one maker at a time, and goes with him.
named_tables(_) ->
    Makers = [spawn_monitor(fun() -> table_maker(random_patience()) end) || _ <- numbers(1 + random(3))],
    Writers = [spawn_monitor(fun() -> exit({wrote, write_named(50, 0)}) end) || _ <- [1, 2]],
    [exit(P, kill) || {P, _} <- Makers, random(4) =:= 0],
    [receive {'DOWN', R, process, P, Reason} -> true = lists:member(Reason, [made, taken, killed]) end || {P, R} <- Makers],
    [receive {'DOWN', R, process, P, {wrote, N}} when N =< 50 -> ok end || {P, R} <- Writers].

table_maker(Patience) ->
    case catch ets:new(torture_table, [named_table, public]) of
        torture_table ->
            Me = self(),
            Me = ets:info(torture_table, owner),
            true = ets:insert(torture_table, {owner, Me}),
            receive after Patience -> ok end,
            [{owner, Me}] = ets:lookup(torture_table, owner),
            Patience =:= 1 orelse ets:delete(torture_table),
            exit(made);
        {'EXIT', {badarg, _}} -> exit(taken)
    end.

write_named(0, Wrote) -> Wrote;
write_named(N, Wrote) ->
    case catch ets:insert(torture_table, {N, self(), [N]}) of
        true -> write_named(N - 1, Wrote + 1);
        {'EXIT', {badarg, _}} -> write_named(N - 1, Wrote)
    end.

%% Who has read a persistent term keeps it, whatever becomes of it.
persistent(Round) ->
    Key = {torture, self()},
    Value = {Round, numbers(10 + random(50)), "persistent"},
    ok = persistent_term:put(Key, Value),
    Readers = [spawn_monitor(fun() ->
        Mine = persistent_term:get(Key, Value),
        receive after random_patience() -> ok end,
        exit({read, Mine =:= Value, erlang:phash2(Mine)})
    end) || _ <- [1, 2]],
    Hash = erlang:phash2(Value),
    case random(3) of
        0 -> true = persistent_term:erase(Key), false = persistent_term:erase(Key);
        1 -> ok = persistent_term:put(Key, other), true = persistent_term:erase(Key);
        2 -> receive after 1 -> ok end, true = persistent_term:erase(Key)
    end,
    [receive {'DOWN', R, process, P, {read, Same, Of}} when Same =:= (Of =:= Hash) -> ok end || {P, R} <- Readers].

%% A module is replaced and purged while others run it, call its funs and keep its literals: they are killed, or go on; each ends once.
reloads(_) ->
    Versions = persistent_term:get(torture_versions),
    Prepared = erlang:prepare_loading(reloaded, element(1 + random(2), Versions)),
    case erlang:finish_loading([Prepared]) of
        ok -> ok;
        {not_purged, [reloaded]} -> ok
    end,
    Users = [spawn_monitor(fun() -> user(N rem 3) end) || N <- numbers(6)],
    Funs = [F || {used, F} <- [catch {used, reloaded:make_fun(N)} || N <- [1, 2]]],
    random(2) =:= 0 andalso receive after 1 -> ok end,
    case random(6) of
        0 -> true = is_boolean(erts_code_purger:soft_purge(reloaded));
        1 -> catch erlang:delete_module(reloaded);
        _ -> {Purged, Killed} = erts_code_purger:purge(reloaded), true = is_boolean(Purged), true = is_boolean(Killed)
    end,
    [case catch F() of
        {version, V, {_, "of a fun", _}} when V =:= 1; V =:= 2 -> ok;
        {'EXIT', {{badfun, F}, _}} -> ok;
        {'EXIT', {undef, _}} -> ok
    end || F <- Funs],
    [P ! stop || {P, _} <- Users],
    [receive {'DOWN', R, process, P, Reason} -> true = lists:member(Reason, [used, stopped, none, killed]) end || {P, R} <- Users].

user(0) ->
    case catch reloaded:literal() of
        {literal, V, Text, Map, Bin} when byte_size(Bin) > 64 ->
            receive after 1 -> ok end,
            {literal, V, "of a version", #{text := Text}, Bin} = {literal, V, Text, Map, Bin},
            exit(used);
        {'EXIT', {undef, _}} -> exit(none)
    end;
user(1) ->
    case catch reloaded:loop() of
        stopped -> exit(stopped);
        {'EXIT', {undef, _}} -> receive stop -> exit(none) end
    end;
user(2) ->
    case catch (reloaded:make_fun(3))() of
        {version, V, {3, "of a fun", V}} -> exit(used);
        {'EXIT', {undef, _}} -> exit(none);
        {'EXIT', {{badfun, _}, _}} -> exit(none)
    end.
