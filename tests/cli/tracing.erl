%% Tracing: prints the same on OTP 27, OTP 29 and here, on each back end.
-module(tracing).
-export([main/0, f/1, g/2, h/1, loop/2, divide/1, sum/1, rec/1, echo/1, tail/1, last/1, starts/0]).

main() ->
    lists:foreach(fun run/1, [
        {local_calls, fun local_calls/0},
        {global_calls, fun global_calls/0},
        {returns, fun returns/0},
        {return_to, fun return_to/0},
        {bodies, fun bodies/0},
        {bifs, fun bifs/0},
        {meta, fun meta/0},
        {counts, fun counts/0},
        {collections_in_between, fun collections_in_between/0},
        {messages, fun messages/0},
        {processes, fun processes/0},
        {inheritance, fun inheritance/0},
        {scheduling, fun scheduling/0},
        {reloading, fun reloading/0},
        {sessions, fun sessions/0},
        {info, fun info/0},
        {errors, fun errors/0},
        {tokens, fun tokens/0},
        {ends, fun ends/0}
    ]),
    halt().

run({Name, Test}) ->
    io:format("~n~s~n", [Name]),
    {Pid, Ref} = spawn_monitor(Test),
    receive
        {'DOWN', Ref, process, Pid, normal} -> ok;
        {'DOWN', Ref, process, Pid, Reason} -> io:format("  FAILED ~p~n", [Reason])
    end,
    erlang:trace(all, false, [all]),
    erlang:trace(new, false, [all]),
    erlang:trace_pattern({'_', '_', '_'}, false, []),
    erlang:trace_pattern({'_', '_', '_'}, false, [local, meta, call_count, call_time]),
    erlang:trace_pattern(on_load, false, []).

%% What is traced.

f(X) -> g(X, 1) + 1.
g(X, Y) -> X + Y.
h(X) -> ?MODULE:f(X).
loop(0, Sum) -> Sum;
loop(N, Sum) -> loop(N - 1, Sum + N).
divide(X) -> 10 div X.
sum(List) -> lists:foldl(fun(X, Sum) -> g(X, Sum) end, 0, List).
rec(0) -> [];
rec(N) -> [N | rec(N - 1)].
tail(X) -> last(X).
last(X) -> {last, X}.
echo(To) -> receive stop -> ok; M -> To ! {echo, M}, echo(To) end.

%% A tracer keeps what it gets.

tracer() ->
    Main = self(),
    spawn(fun() -> tracer(Main, []) end).
tracer(Main, Got) ->
    receive
        {give, Main} -> Main ! {got, self(), lists:reverse(Got)}, tracer(Main, []);
        Message -> tracer(Main, [Message | Got])
    end.
got(Tracer) ->
    Ref = erlang:trace_delivered(all),
    receive {trace_delivered, all, Ref} -> ok end,
    Tracer ! {give, self()},
    receive {got, Tracer, Got} -> Got end.

show(Tracer) -> show(Tracer, []).
show(Tracer, Names) -> [io:format("  ~w~n", [plain(M, [{self(), self} | Names])]) || M <- got(Tracer)], ok.

%% Pids by their names, times as such.
plain(Pid, Names) when is_pid(Pid) -> proplists:get_value(Pid, Names, pid);
plain(Port, _) when is_port(Port) -> port;
plain(Ref, _) when is_reference(Ref) -> ref;
plain(Fun, _) when is_function(Fun) -> 'fun';
plain([H | T], Names) -> [plain(H, Names) | plain(T, Names)];
plain(Tuple, Names) when is_tuple(Tuple) ->
    case tuple_to_list(Tuple) of
        [trace_ts | Rest] ->
            {Before, [_]} = lists:split(length(Rest) - 1, Rest),
            list_to_tuple([trace_ts | plain(Before, Names)] ++ [time]);
        List -> list_to_tuple(plain(List, Names))
    end;
plain(Other, _) -> Other.

ours(Function) -> {?MODULE, Function, '_'}.
me(Flags, Tracer) -> erlang:trace(self(), true, [{tracer, Tracer} | Flags]).

%% Calls.

local_calls() ->
    T = tracer(),
    me([call], T),
    [1, 1, 1] = [erlang:trace_pattern(ours(F), true, [local]) || F <- [f, g, loop]],
    8 = f(3) + h(1),
    10 = loop(4, 0),
    6 = sum([1, 2, 3]),
    Fun = fun ?MODULE:g/2,
    3 = Fun(1, 2),
    7 = apply(?MODULE, g, [3, 4]),
    show(T),
    1 = erlang:trace_pattern(ours(g), false, [local]),
    5 = f(3),
    me([arity], T),
    5 = f(3),
    me([silent], T),
    f(4),
    show(T).

global_calls() ->
    T = tracer(),
    me([call], T),
    1 = erlang:trace_pattern(ours(f), true, [global]),
    1 = erlang:trace_pattern({lists, seq, 2}, true, []),
    f(1),
    ?MODULE:f(2),
    h(3),
    lists:seq(1, 3),
    apply(lists, seq, [2, 3]),
    show(T),
    erlang:trace_pattern(ours(f), true, [local]),
    f(1),
    ?MODULE:f(2),
    io:format("  ~w~n", [erlang:trace_info({?MODULE, f, 1}, traced)]),
    show(T).

returns() ->
    T = tracer(),
    me([call], T),
    Returns = [{'_', [], [{return_trace}]}],
    Exceptions = [{'_', [], [{exception_trace}]}],
    [erlang:trace_pattern(ours(F), Returns, [local]) || F <- [f, rec, tail, last]],
    erlang:trace_pattern(ours(divide), Exceptions, [local]),
    f(3),
    [2, 1] = rec(2),
    {last, x} = tail(x),
    5 = divide(2),
    {'EXIT', {badarith, _}} = (catch divide(0)),
    try divide(0) catch error:badarith:Stack -> io:format("  ~w~n", [[element(2, E) || E <- lists:sublist(Stack, 2)]]) end,
    show(T),
    erlang:trace_pattern(ours(f), false, [local]),
    erlang:trace_pattern(ours(divide), Exceptions, [global]),
    catch ?MODULE:divide(0),
    divide(1),
    show(T).

return_to() ->
    T = tracer(),
    me([call, return_to], T),
    [erlang:trace_pattern(ours(F), true, [local]) || F <- [f, g, divide, last]],
    f(3),
    catch divide(0),
    tail(x),
    show(T).

bodies() ->
    T = tracer(),
    me([call], T),
    Spec = fun(Head, Guards, Body) -> erlang:trace_pattern(ours(g), [{Head, Guards, Body}], [local]), f(3), f(7), show(T) end,
    Spec(['$1', '_'], [{'>', '$1', 5}], [{message, {{large, '$1', '$$', '$_'}}}]),
    Spec('_', [], [{message, {caller}}]),
    Spec('_', [], [{message, false}]),
    Spec([3, '_'], [], [{disable_trace, call}]),
    me([call], T),
    Spec([3, '_'], [], [{silent, true}]),
    Spec([7, '_'], [], [{silent, false}]),
    f(1),
    show(T),
    Spec('_', [], [{trace, [call], [arity, call]}]),
    Spec('_', [], [{set_tcw, {'+', {get_tcw}, 1}}, {message, {get_tcw}}]),
    erlang:system_flag(trace_control_word, 0),
    Spec('_', [], [{message, {self}}]),
    erlang:trace_pattern(ours(g), [{'_', [], [{message, {current_stacktrace, 2}}]}], [local]),
    f(1),
    [io:format("  ~w~n", [[F || {_, F, _, _} <- Frames]]) || {trace, _, call, _, Frames} <- got(T)],
    ok.

bifs() ->
    T = tracer(),
    me([call], T),
    Spec = [{'_', [], [{exception_trace}, {message, {caller}}]}],
    [1 = erlang:trace_pattern(F, Spec, Kind) || {F, Kind} <- [{{erlang, atom_to_list, 1}, [global]}, {{erlang, list_to_integer, 1}, [local]}, {{lists, reverse, 2}, [local]}]],
    "ok" = atom_to_list(ok),
    17 = list_to_integer("17"),
    {'EXIT', _} = (catch list_to_integer(text())),
    Function = atom_to_list,
    "ok" = erlang:Function(ok),
    show(T),
    [2, 1] = lists:reverse([1, 2]),
    [3, 2, 1] = lists:reverse([1, 2, 3]),
    show(T).

text() -> "x".

meta() ->
    T = tracer(),
    1 = erlang:trace_pattern(ours(f), [{'_', [], [{return_trace}]}], [{meta, T}]),
    f(1),
    Ref = make_ref(),
    Other = spawn(fun() -> f(2) end),
    Watch = monitor(process, Other),
    receive {'DOWN', Watch, process, Other, normal} -> ok end,
    show(T, [{Other, other}]),
    {meta, T} = erlang:trace_info({?MODULE, f, 1}, meta),
    is_reference(Ref).

counts() ->
    [erlang:trace_pattern(ours(F), true, [call_count]) || F <- [f, g, loop]],
    f(1), f(2), loop(5, 0),
    Show = fun() -> io:format("  ~w~n", [[erlang:trace_info({?MODULE, F, A}, call_count) || {F, A} <- [{f, 1}, {g, 2}, {loop, 2}, {h, 1}]]]) end,
    Show(),
    erlang:trace_pattern(ours(f), pause, [call_count]),
    f(1),
    Show(),
    erlang:trace_pattern(ours(f), restart, [call_count]),
    f(1),
    Show(),
    erlang:trace_pattern(ours('_'), false, [call_count]),
    Show(),
    T = tracer(),
    me([call], T),
    erlang:trace_pattern(ours('_'), true, [call_time]),
    f(1), f(2), rec(3),
    [{call_time, [{_, N, S, Us}]} | _] = [erlang:trace_info({?MODULE, F, A}, call_time) || {F, A} <- [{f, 1}, {rec, 1}]],
    {call_time, [{_, Recs, _, _}]} = erlang:trace_info({?MODULE, rec, 1}, call_time),
    io:format("  ~w~n", [{N, Recs, is_integer(S), is_integer(Us), got(T)}]).

%% Collections move what frames of tracing hold.
collections_in_between() ->
    T = tracer(),
    me([call], T),
    erlang:trace_pattern(ours(rec), [{'_', [], [{return_trace}]}], [local]),
    _ = [begin rec(50), erlang:garbage_collect() end || _ <- lists:seq(1, 20)],
    All = got(T),
    io:format("  ~w~n", [{length(All), length([x || {trace, _, return_from, {?MODULE, rec, 1}, _} <- All])}]),
    Deep = rec(3000),
    io:format("  ~w~n", [{length(Deep), length(got(T))}]).

%% Processes.

messages() ->
    T = tracer(),
    Main = self(),
    Echo = spawn(?MODULE, echo, [Main]),
    1 = erlang:trace(Echo, true, [send, 'receive', {tracer, T}]),
    Echo ! hello,
    receive {echo, hello} -> ok end,
    1 = erlang:trace_pattern(send, [{['_', {echo, '$1'}], [{is_atom, '$1'}], [{message, '$1'}]}], []),
    Echo ! atom,
    receive {echo, atom} -> ok end,
    Echo ! 17,
    receive {echo, 17} -> ok end,
    1 = erlang:trace_pattern(send, true, []),
    1 = erlang:trace_pattern('receive', false, []),
    Echo ! unseen,
    receive {echo, unseen} -> ok end,
    erlang:trace_pattern('receive', true, []),
    show(T, [{Echo, echo}]),
    {Gone, Ref} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', Ref, _, _, _} -> ok end,
    me([send], T),
    Gone ! nothing,
    register(a_name, Echo),
    a_name ! by_name,
    receive {echo, by_name} -> ok end,
    erlang:trace(self(), false, [all]),
    show(T, [{Gone, gone}, {Echo, echo}]),
    exit(Echo, kill).

starts() -> receive go -> ok end, receive stop -> ok end.

processes() ->
    T = tracer(),
    me([procs], T),
    Pid = spawn_link(?MODULE, starts, []),
    unlink(Pid),
    link(Pid),
    register(some_name, self()),
    unregister(some_name),
    erlang:trace(self(), false, [all]),
    show(T, [{Pid, child}]),
    1 = erlang:trace(Pid, true, [procs, {tracer, T}]),
    unlink(Pid),
    link(Pid),
    % It has acted on these before it answers.
    {links, _} = process_info(Pid, links),
    Ref = monitor(process, Pid),
    register(other_name, Pid),
    Pid ! go,
    Pid ! stop,
    receive {'DOWN', Ref, process, Pid, normal} -> ok end,
    show(T, [{Pid, child}]).

inheritance() ->
    T = tracer(),
    Child = fun() -> receive stop -> ok end end,
    Flags = fun(Pid) -> {flags, F} = erlang:trace_info(Pid, flags), lists:sort(F) end,
    me([set_on_spawn, call], T),
    A = spawn(Child),
    B = spawn(Child),
    io:format("  ~w~n", [[Flags(P) || P <- [self(), A, B]]]),
    erlang:trace(self(), false, [all]),
    me([set_on_first_spawn, send], T),
    C = spawn(Child),
    D = spawn(Child),
    io:format("  ~w~n", [[Flags(P) || P <- [self(), C, D]]]),
    erlang:trace(self(), false, [all]),
    me([set_on_first_link, send], T),
    E = spawn(Child),
    F = spawn_link(Child),
    io:format("  ~w~n", [[Flags(P) || P <- [self(), E, F]]]),
    erlang:trace(self(), false, [all]),
    erlang:trace(new_processes, true, [procs, {tracer, T}]),
    io:format("  ~w~n", [plain([erlang:trace_info(new, I) || I <- [flags, tracer]], [{T, tracer}])]),
    G = spawn(Child),
    erlang:trace(new_processes, false, [procs]),
    io:format("  ~w~n", [[Flags(P) || P <- [self(), G]]]),
    [P ! stop || P <- [A, B, C, D, E, F, G]],
    ok.

scheduling() ->
    T = tracer(),
    Pid = spawn(fun() -> starts(), erlang:garbage_collect() end),
    erlang:trace(Pid, true, [running, garbage_collection, exiting, {tracer, T}]),
    Ref = monitor(process, Pid),
    Pid ! go,
    Pid ! stop,
    receive {'DOWN', Ref, _, _, _} -> ok end,
    erlang:yield(),
    Tags = [element(3, M) || M <- got(T)],
    io:format("  ~w~n", [[lists:member(Tag, Tags) || Tag <- [in, gc_major_start, gc_major_end]]]).

%% Modules.

load(Value) ->
    Forms = [{attribute, 1, module, traced_module},
             {attribute, 2, export, [{value, 0}]},
             {function, 3, value, 0, [{clause, 3, [], [], [{call, 3, {atom, 3, inner}, []}]}]},
             {function, 4, inner, 0, [{clause, 4, [], [], [{integer, 4, Value}]}]}],
    {ok, Module, Binary} = compile:forms(Forms, [no_inline]),
    code:purge(Module),
    {module, Module} = code:load_binary(Module, "traced_module.erl", Binary).

reloading() ->
    T = tracer(),
    load(1),
    me([call], T),
    io:format("  ~w~n", [erlang:trace_pattern({traced_module, '_', '_'}, true, [local]) > 2]),
    1 = traced_module:value(),
    load(2),
    2 = traced_module:value(),
    io:format("  ~w~n", [erlang:trace_info({traced_module, value, 0}, traced)]),
    erlang:trace_pattern(on_load, [{'_', [], [{message, loaded}]}], [local]),
    load(3),
    3 = traced_module:value(),
    erlang:trace_pattern(on_load, false, [local]),
    erlang:trace_pattern({traced_module, '_', '_'}, true, [global]),
    load(4),
    4 = traced_module:value(),
    code:purge(traced_module),
    true = code:delete(traced_module),
    code:purge(traced_module),
    show(T).

sessions() ->
    [T, U] = [tracer(), tracer()],
    [S, R] = [trace:session_create(Name, Tracer, []) || {Name, Tracer} <- [{one, T}, {two, U}]],
    [1, 1] = [trace:process(X, self(), true, [call]) || X <- [S, R]],
    [1, 1, 1] = [trace:function(X, ours(F), true, [local]) || {X, F} <- [{S, f}, {R, f}, {R, g}]],
    f(1),
    show(T),
    show(U),
    io:format("  ~w~n", [[trace:info(X, self(), flags) || X <- [S, R]]]),
    true = trace:session_destroy(S),
    false = trace:session_destroy(S),
    {'EXIT', {badarg, _}} = (catch trace:process(S, self(), true, [call])),
    f(2),
    show(T),
    show(U),
    trace:session_destroy(R),
    f(3),
    show(U).

info() ->
    T = tracer(),
    Names = [{T, tracer}],
    Show = fun(What, Item) -> io:format("  ~w~n", [plain(erlang:trace_info(What, Item), Names)]) end,
    Show(self(), flags),
    Show(self(), tracer),
    me([call, return_to, timestamp, send], T),
    Show(self(), flags),
    Show(self(), tracer),
    erlang:trace(self(), false, [call, send]),
    Show(self(), flags),
    erlang:trace(self(), false, [all]),
    Show(self(), tracer),
    erlang:trace_pattern(ours(f), [{[1], [], []}], [local, call_count]),
    [Show({?MODULE, f, 1}, I) || I <- [traced, match_spec, meta_match_spec, call_count]],
    Show({?MODULE, no, 1}, traced),
    Show({?MODULE, g, 2}, all),
    Show(on_load, traced),
    Show(send, match_spec),
    erlang:trace_pattern(send, false, []),
    Show(send, match_spec),
    erlang:trace_pattern(send, true, []),
    Show(new, flags).

errors() ->
    Try = fun(F) -> try F() of V -> io:format("  ~w~n", [V]) catch C:R -> io:format("  ~w~n", [{C, R}]) end end,
    T = tracer(),
    Try(fun() -> erlang:trace(self(), true, [nonsense]) end),
    Try(fun() -> erlang:trace(self(), perhaps, [call]) end),
    Try(fun() -> erlang:trace(nobody, true, [call]) end),
    Try(fun() -> erlang:trace(self(), true, [call]) end),
    Try(fun() -> erlang:trace(self(), true, [call, {tracer, T}]) end),
    Try(fun() -> erlang:trace(self(), true, [call, {tracer, make_ref()}]) end),
    Try(fun() -> erlang:trace_pattern({?MODULE, '_', 1}, true, []) end),
    Try(fun() -> erlang:trace_pattern({?MODULE, f, 1}, nonsense, []) end),
    Try(fun() -> erlang:trace_pattern({?MODULE, f, 1}, true, [local, global]) end),
    Try(fun() -> erlang:trace_pattern({?MODULE, f, 1}, [{'_', [], []}], [call_count]) end),
    Try(fun() -> erlang:trace_pattern({nowhere, f, 1}, true, []) end),
    Try(fun() -> erlang:trace_info(self(), nonsense) end),
    Try(fun() -> erlang:trace_delivered(nobody) end).

%% Sequential tracing.

tokens() ->
    T = tracer(),
    false = seq_trace:set_system_tracer(T),
    Main = self(),
    Echo = spawn(?MODULE, echo, [Main]),
    [] = seq_trace:get_token(),
    0 = seq_trace:set_token(label, 17),
    seq_trace:set_token(send, true),
    seq_trace:set_token('receive', true),
    false = seq_trace:set_token(print, true),
    First = seq_trace:get_token(),
    Echo ! hello,
    receive {echo, hello} -> ok end,
    seq_trace:print(printed),
    seq_trace:print(18, not_printed),
    Items = [seq_trace:get_token(I) || I <- [label, serial, send, timestamp]],
    Old = seq_trace:set_token([]),
    io:format("  ~w~n", [plain([First, Items, Old], [{Main, self}, {Echo, echo}])]),
    Echo ! unseen,
    receive {echo, unseen} -> ok end,
    [] = seq_trace:get_token(),
    show(T, [{Echo, echo}]),
    T = seq_trace:set_system_tracer(false),
    exit(Echo, kill).

%% A tracer that ends takes the flags with it.
ends() ->
    T = spawn(fun() -> receive stop -> ok end end),
    me([call], T),
    Ref = monitor(process, T),
    T ! stop,
    receive {'DOWN', Ref, _, _, _} -> ok end,
    erlang:trace_pattern(ours(f), true, [local]),
    f(1),
    io:format("  ~w~n", [erlang:trace_info(self(), flags)]),
    U = tracer(),
    1 = me([call], U),
    f(2),
    show(U).
