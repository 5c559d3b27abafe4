%% Runs on the machine under test: calls functions of a broken module, each in a process of its own, gives them so many
%% time slices, and kills what is left. fuzz_driver.S is its listing: erlc -S fuzz_driver.erl (OTP 27)
-module(fuzz_driver).
-export([main/2, call/4, sweep/0]).

%% {Calls that returned, calls that raised}; those that came to no end in time are neither.
main(Calls, Slices) ->
    start(Calls, self()),
    wait(Slices),
    sweep(),
    count(0, 0).

count(Returned, Raised) ->
    receive
        returned -> count(Returned + 1, Raised);
        raised -> count(Returned, Raised + 1)
    after 0 -> {Returned, Raised}
    end.

start([{M, F, Args} | Calls], Main) ->
    spawn(fuzz_driver, call, [M, F, Args, Main]),
    start(Calls, Main);
start([], _) ->
    ok.

call(M, F, Args, Main) ->
    try apply(M, F, Args) of
        Value -> look(Value), Main ! returned
    catch
        Class:Reason:Stack -> look([Class, Reason | Stack]), Main ! raised
    end.

%% Looks at all of a term, and at the rest of the heap. BIFs that do so would take ages over terms that share their parts.
look(Term) ->
    erts_internal:garbage_collect(major),
    walk(Term).

walk([Head | Tail]) ->
    walk(Head),
    walk(Tail);
walk(Tuple) when is_tuple(Tuple) ->
    walk(Tuple, tuple_size(Tuple));
walk(Map) when is_map(Map) ->
    walk(maps:keys(Map)),
    walk(maps:values(Map));
walk(Bits) when is_bitstring(Bits), bit_size(Bits) > 10000 ->
    bit_size(Bits);
walk(Term) ->
    erlang:phash2({Term, term_to_binary(Term)}).

walk(_, 0) ->
    ok;
walk(Tuple, N) ->
    walk(element(N, Tuple)),
    walk(Tuple, N - 1).

%% Each turn gives every other process a time slice.
wait(0) ->
    ok;
wait(N) ->
    erlang:bump_reductions(4000),
    case processes() of
        [_] -> ok;
        _ -> wait(N - 1)
    end.

sweep() ->
    kill(processes(), self()),
    erlang:bump_reductions(4000),
    case processes() of
        [_] -> erts_internal:erase_persistent_terms();
        _ -> sweep()
    end.

kill([Self | Pids], Self) ->
    kill(Pids, Self);
kill([Pid | Pids], Self) ->
    exit(Pid, kill),
    kill(Pids, Self);
kill([], _) ->
    ok.
