%% What OTP's own tests look at inside the machine, and what they found wrong: printed, the same on every emulator.
-module(internals).
-export([main/0]).

main() ->
    erts_debug:set_internal_state(available_internal_state, true),
    Tests = [fun statuses/0, fun comprehensions/0, fun timers/0, fun memory/0, fun time_left/0, fun timers_of_no_time/0, fun persistent_terms/0, fun erased_terms/0,
             fun counters/0, fun reductions/0, fun keys/0, fun patterns/0],
    [io:format("~p~n", [{erlang:fun_info(T, name), try T() catch C:R:S -> {C, R, S} end}]) || T <- Tests],
    halt().

%% Waits until F() is true.
until(F) ->
    case F() of
        true -> true;
        false -> receive after 1 -> until(F) end
    end.

status(Pid) -> erts_debug:get_internal_state({process_status, Pid}).

statuses() ->
    Waiting = spawn_link(fun() -> receive stop -> ok end end),
    until(fun() -> status(Waiting) =:= waiting end),
    Busy = spawn_link(fun busy/0),
    until(fun() -> lists:member(status(Busy), [running, runnable]) end),
    erlang:suspend_process(Busy),
    Suspended = status(Busy),
    unlink(Busy),
    exit(Busy, kill),
    Waiting ! stop,
    [status(self()), Suspended, until(fun() -> status(Waiting) =:= undefined end)].

busy() -> busy().

%% A comprehension's binary has as much room as the compiler asks for.
comprehensions() ->
    List = id(lists:seq(1, 70)),
    [begin {Kind, Size, Room, _} = erts_debug:get_internal_state({binary_info, B}), {Kind, Size, Room} end
     || B <- [<< <<X:16>> || X <- List >>, << <<X>> || <<X>> <= id(<<1, 2, 3>>) >>, << <<X>> || X <- List, X < 3 >>]].

memory_of_timers() ->
    erts_debug:set_internal_state(wait, timer_cancellations),
    erts_debug:set_internal_state(wait, deallocations),
    Ref = make_ref(),
    true = erlang:system_info({memory_internal, Ref, [fix_alloc]}),
    Answers = [receive {Ref, _, Answer} -> Answer end || _ <- lists:seq(2, erts_internal:no_aux_work_threads())],
    Fixed = [F || {fix_alloc, _, Info} <- lists:append(Answers), F <- Info, element(1, F) =:= fix_types],
    lists:sum([Used || F <- Fixed, {bif_timer, _, Used} <- element(tuple_size(F), F)]).

timers() ->
    Before = memory_of_timers(),
    Armed = [erlang:start_timer(100_000, self(), lists:duplicate(N, x)) || N <- lists:seq(1, 10)],
    During = memory_of_timers(),
    [true = is_integer(erlang:cancel_timer(T)) || T <- Armed],
    {During > Before, memory_of_timers() =:= Before}.

%% Binaries are counted, and belong to the total.
memory() ->
    Size = 100_000_000,
    Before = erlang:memory(binary),
    Binary = binary:copy(<<0>>, id(Size)),
    [{binary, During}, {total, Total}] = erlang:memory([binary, total]),
    Size = byte_size(Binary),
    erlang:garbage_collect(),
    %% What was garbage before may be gone.
    {During - Before >= Size - Size div 10, Total > During, until(fun() -> erlang:memory(binary) < Before + Size end)}.

%% Never more than was asked for.
time_left() ->
    lists:usort([begin T = erlang:start_timer(5000, self(), x), Read = erlang:read_timer(T) =< 5000, {Read, erlang:cancel_timer(T) =< 5000} end
                 || _ <- lists:seq(1, 2000)]).

timers_of_no_time() ->
    erts_debug:set_internal_state(multizero_timeout_in_timeout, 1),
    receive multizero_timeout_in_timeout_done = Done -> Done end.

%% What is shared in a term stays so; none of it is the process' own.
persistent_terms() ->
    Deep = lists:foldl(fun(_, A) -> [A | A] end, [], lists:seq(1, 20)),
    Part = {id(1), self()},
    persistent_term:put({?MODULE, deep}, Deep),
    persistent_term:put({?MODULE, parts}, [Part, Part, #{Part => Part}]),
    Stored = persistent_term:get({?MODULE, deep}),
    [A, B, Map] = Parts = persistent_term:get({?MODULE, parts}),
    [{C, D}] = maps:to_list(Map),
    Result = {erts_debug:size(Deep), erts_debug:size(Stored), [erts_debug:size_shared(T) || T <- [Stored, Parts, {Parts, x}]],
              [erts_debug:same(A, T) || T <- [B, C, D]]},
    persistent_term:erase({?MODULE, deep}),
    persistent_term:erase({?MODULE, parts}),
    Result.

%% Of several that are erased at about the same time all become copies.
erased_terms() ->
    Keys = [{?MODULE, N} || N <- lists:seq(1, 50)],
    Terms = [begin persistent_term:put(K, {id(K), x}), persistent_term:get(K) end || K <- Keys],
    Own = [erts_debug:size_shared(T) || T <- Terms],
    [true = persistent_term:erase(K) || K <- Keys],
    {lists:sum(Own), until(fun() -> lists:all(fun(T) -> erts_debug:size_shared(T) > 0 end, Terms) end)}.

counters() ->
    Words = erlang:system_info(schedulers) + 1,
    Counters = counters:new(10, [write_concurrency]),
    Adders = [spawn_monitor(fun() -> [counters:add(Counters, I, 1) || I <- lists:seq(1, 10), _ <- lists:seq(1, 100)] end) || _ <- lists:seq(1, 10)],
    [receive {'DOWN', M, process, P, normal} -> ok end || {P, M} <- Adders],
    #{memory := Memory} = counters:info(Counters),
    {Memory > Words * 80, Memory < Words * 136 + 100, [counters:get(Counters, I) || I <- lists:seq(1, 10)]}.

%% To write bytes costs reductions.
reductions() ->
    Bytes = id(<<0:(1000 * 1024)/unit:8>>),
    Least = fun(N, F) ->
        {_, Before} = process_info(self(), reductions),
        _ = F(),
        {_, After} = process_info(self(), reductions),
        After - Before >= N
    end,
    [Least(1000, fun() -> <<0, Bytes/binary>> end), Least(1000, fun() -> <<Bytes/binary, Bytes/binary>> end), Least(500, fun() -> <<Bytes:(500 * 1024)/binary, 1>> end),
     Least(500, fun() -> id(1) end)].

%% Maps that one expression makes have their keys in common.
keys() ->
    Keys = fun(M) -> erts_internal:map_to_tuple_keys(M) end,
    [A, B] = [decimal(N) || N <- [0, 1]],
    All = [lists:sort(maps:to_list(M)) || M <- [A, B, many(id(x))]],
    {All, erts_debug:same(Keys(A), Keys(B)), [many(id(y)) =:= maps:put(k, y, many(x)), map_size(many(z))]}.

decimal(N) -> #{type => decimal, int => N, exp => 0}.

many(X) -> #{1 => X, 2.0 => {X}, "three" => 3, [] => X, <<4>> => [X], {five} => 5, k => X}.

%% PCRE 8 takes some escapes otherwise than PCRE2.
patterns() ->
    [{P, try re:run(S, P) catch error:E -> E end}
     || {S, P} <- [{"i+", "\\i\\+"}, {"yy\\", "^\\y{2}\\\\$"}, {"8", "\\8"}, {"a91", "(a)\\91"}, {"abcdefghh", "(a)(b)(c)(d)(e)(f)(g)(h)\\8"}, {"ZX", "[\\X][\\Z]|[\\Z][\\X]"},
                   {"i-", "[\\i-]{2}"}, {"?", "^\\c\d$"}, {"\e", "\\c["}, {[0, $Z], "\\xZ"}, {"ab", "(?=a\\Kb)ab"}, {"\t", "[\\x-\\x1f]"}, {"l", "\\l"}, {"x", "\\i(\\j"}]].

id(X) -> X.
