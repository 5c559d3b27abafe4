%% coverage.escript TOP: what the built cases reach. Opcodes: those in the code of every built variant, counted by a decoder of its
%% own, since no one OTP's beam_disasm knows them all. BIFs: those that the cases call when OTP 27 runs them under a trace, and those
%% that stand in their own code. Called by tests/erl/coverage.
-mode(compile).

main([Top]) ->
    Erl = filename:join([Top, "tests", "erl"]),
    Built = filename:join([Top, "target", "tests", "erl"]),
    Variants = [V || V <- filelib:wildcard("*", Built), V =/= "reference"],
    Ops = genop(filename:join(Top, "genop.tab")),
    Seen = lists:foldl(fun(V, Acc) -> variant(filename:join(Built, V), V, Ops, Acc) end, #{}, Variants),
    A = opcodes(Ops, Seen),
    B = bifs(Erl, filename:join(Built, "otp27"), Variants, Built),
    halt(case A + B of 0 -> 0; _ -> 1 end).

%% ---- opcodes ----

genop(File) ->
    {ok, Text} = file:read_file(File),
    {match, Found} = re:run(Text, "^(-?)([0-9]+): *(-?)([a-z_0-9]+)/([0-9]+)", [global, multiline, {capture, all_but_first, list}]),
    #{list_to_integer(N) => {Name, list_to_integer(Arity), M1 ++ M2 =:= ""} || [M1, N, M2, Name, Arity] <- Found}.

variant(Dir, Name, Ops, Seen) ->
    lists:foldl(fun(Beam, Acc) -> count(code_chunk(Beam), Ops, Name, Acc) end, Seen, filelib:wildcard(filename:join(Dir, "*.beam"))).

%% Without beam_lib, which reads every chunk's atoms: OTP 27's does not know OTP 29's.
code_chunk(Beam) ->
    {ok, <<"FOR1", _:32, "BEAM", Chunks/binary>>} = file:read_file(Beam),
    code(Chunks).

code(<<"Code", Size:32, Data:Size/binary, _/binary>>) -> <<16:32, _:16/binary, Code/binary>> = Data, Code;
code(<<_:4/binary, Size:32, _:Size/binary, Rest/binary>>) -> <<_:(-Size band 3)/binary, More/binary>> = Rest, code(More).

count(<<3, _/binary>>, _, Name, Seen) -> note(3, Name, Seen);
count(<<Op, Rest/binary>>, Ops, Name, Seen) ->
    {_, Arity, _} = map_get(Op, Ops),
    count(operands(Arity, Rest), Ops, Name, note(Op, Name, Seen)).

note(Op, Name, Seen) -> maps:update_with(Op, fun(M) -> maps:update_with(Name, fun(N) -> N + 1 end, 1, M) end, #{Name => 1}, Seen).

operands(0, Rest) -> Rest;
operands(N, Rest) -> operands(N - 1, operand(Rest)).

operand(<<_:4, 0:1, Tag:3, Rest/binary>>) when Tag =/= 7 -> Rest;
operand(<<_:3, 1:2, Tag:3, _, Rest/binary>>) when Tag =/= 7 -> Rest;
operand(<<7:3, 3:2, _:3, _/binary>> = All) -> {N, Rest} = big(All), <<_:N/binary, R/binary>> = Rest, R;
operand(<<L:3, 3:2, Tag:3, Rest/binary>>) when Tag =/= 7 -> <<_:(L + 2)/binary, R/binary>> = Rest, R;
operand(<<1:4, 0:1, 7:3, Rest/binary>>) -> {N, R} = number(Rest), operands(N, R);                       % list
operand(<<2:4, 0:1, 7:3, Rest/binary>>) -> operand(Rest);                                               % float register
operand(<<3:4, 0:1, 7:3, Rest/binary>>) -> {N, R} = number(Rest), operands(2 * N, R);                   % allocation list
operand(<<4:4, 0:1, 7:3, Rest/binary>>) -> operand(Rest);                                               % literal
operand(<<5:4, 0:1, 7:3, Rest/binary>>) -> operands(2, Rest).                                           % typed register

big(<<7:3, 3:2, _:3, Rest/binary>>) -> {N, R} = number(Rest), {N + 9, R}.

number(<<N:4, 0:1, _:3, R/binary>>) -> {N, R};
number(<<H:3, 1:2, _:3, L, R/binary>>) -> {H * 256 + L, R};
number(<<7:3, 3:2, _:3, _/binary>> = B) -> {Size, R} = big(B), <<N:Size/unit:8, R2/binary>> = R, {N, R2};
number(<<L:3, 3:2, _:3, R/binary>>) -> <<N:(L + 2)/unit:8, R2/binary>> = R, {N, R2}.

opcodes(Ops, Seen) ->
    Live = [N || {N, {_, _, true}} <- lists:sort(maps:to_list(Ops))],
    Missing = [N || N <- Live, not is_map_key(N, Seen)],
    Obsolete = [N || N <- lists:sort(maps:keys(Seen)), {_, _, false} <- [map_get(N, Ops)]],
    io:format("opcodes: ~w live, ~w reached~n", [length(Live), length(Live) - length(Missing)]),
    [io:format("  not reached: ~w ~s~n", [N, element(1, map_get(N, Ops))]) || N <- Missing],
    [io:format("  reached, though obsolete: ~w ~s in ~0p~n", [N, element(1, map_get(N, Ops)), map_get(N, Seen)]) || N <- Obsolete],
    Rare = [{N, M} || {N, M} <- lists:sort(maps:to_list(Seen)), lists:sum(maps:values(M)) < 5],
    [io:format("  rare: ~w ~s: ~0p~n", [N, element(1, map_get(N, Ops)), M]) || {N, M} <- Rare],
    length(Missing).

%% ---- BIFs ----

bifs(Erl, Ebin, Variants, Built) ->
    All = lists:sort(erlang:system_info(snifs)),
    Unwanted = unwanted(filename:join(Erl, "unwanted_bifs")),
    Wanted = [B || B <- All, not matches(B, Unwanted)],
    code:add_pathz(Ebin),
    Modules = [list_to_atom(filename:basename(B, ".beam")) || B <- filelib:wildcard(filename:join(Ebin, "*.beam")), filename:basename(B, ".beam") =/= "difftest"],
    Called = traced(Modules, All),
    Static = operations(Variants, Built),
    Missing = [B || B <- Wanted, not is_map_key(B, Called), not is_map_key(B, Static)],
    io:format("BIFs: ~w in OTP ~s's table, ~w wanted, ~w reached (~w called under a trace)~n",
              [length(All), erlang:system_info(otp_release), length(Wanted), length(Wanted) - length(Missing), length([B || B <- Wanted, is_map_key(B, Called)])]),
    [io:format("  not reached: ~s~n", [text(B)]) || B <- Missing],
    length(Missing).

text({M, F, A}) -> io_lib:format("~w:~w/~w", [M, F, A]).

unwanted(File) ->
    {ok, Text} = file:read_file(File),
    lists:append([tl(string:lexemes(Rest, " ")) || Line <- string:lexemes(binary_to_list(Text), "\n"), hd(Line) =/= $#, [_, R] <- [string:split(Line, ":")], Rest <- ["x " ++ R]]).

matches({M, F, A}, Patterns) ->
    Name = lists:flatten(io_lib:format("~s:~s/~w", [M, F, A])),
    lists:any(fun(P) -> case lists:reverse(P) of "*" ++ R -> lists:prefix(lists:reverse(R), Name); _ -> P =:= Name end end, Patterns).

%% Runs every case; notes each BIF once that a process of theirs calls.
traced(Modules, All) ->
    [code:ensure_loaded(M) || M <- Modules ++ lists:usort([M || {M, _, _} <- All])],
    Self = self(),
    Tracer = spawn_link(fun() -> collect(#{}) end),
    [catch erlang:trace_pattern(B, true, []) || {M, F, _} = B <- All, {M, F} =/= {erlang, trace}, {M, F} =/= {erts_internal, trace}, {M, F} =/= {erts_internal, trace_pattern}],
    Runner = spawn(fun() -> receive go -> ok end, [catch run(M) || M <- Modules], Self ! done end),
    erlang:trace(Runner, true, [call, arity, set_on_spawn, {tracer, Tracer}]),
    Runner ! go,
    receive done -> ok end,
    erlang:trace_delivered(all),
    timer:sleep(500),
    Tracer ! {get, self()},
    receive {called, Called} -> Called end.

run(Module) -> [catch Module:Case() || Case <- Module:cases()].

collect(Seen) ->
    receive
        {trace, _, call, Mfa} when is_map_key(Mfa, Seen) -> collect(Seen);
        {trace, _, call, Mfa} -> collect(Seen#{Mfa => true});
        {get, From} -> From ! {called, Seen};
        _ -> collect(Seen)
    end.

%% The imports that the code of the cases uses as operations (bif0 … gc_bif3), which no trace shows, or calls by name.
operations(Variants, Built) ->
    lists:foldl(fun(Beam, Acc) ->
        {beam_file, _, _, _, _, Functions} = beam_disasm:file(Beam),
        lists:foldl(fun({function, _, _, _, Is}, A) -> lists:foldl(fun operation/2, A, Is) end, Acc, Functions)
    end, #{}, [B || V <- Variants, lists:prefix("otp27", V), B <- filelib:wildcard(filename:join([Built, V, "*.beam"]))]).

operation({bif, F, _, Args, _}, Seen) -> Seen#{{erlang, F, length(Args)} => true};
operation({gc_bif, F, _, _, Args, _}, Seen) -> Seen#{{erlang, F, length(Args)} => true};
operation({arithfbif, F, _, Args, _}, Seen) -> Seen#{{erlang, F, length(Args)} => true};
operation({test, F, _, Args}, Seen) -> test(F, length(Args), Seen);
operation({call_ext, _, {extfunc, M, F, A}}, Seen) -> Seen#{{M, F, A} => true};
operation({call_ext_only, _, {extfunc, M, F, A}}, Seen) -> Seen#{{M, F, A} => true};
operation({call_ext_last, _, {extfunc, M, F, A}, _}, Seen) -> Seen#{{M, F, A} => true};
operation(send, Seen) -> Seen#{{erlang, '!', 2} => true};
operation(_, Seen) -> Seen.

test(is_lt, 2, Seen) -> Seen#{{erlang, '<', 2} => true, {erlang, '>', 2} => true};
test(is_ge, 2, Seen) -> Seen#{{erlang, '>=', 2} => true, {erlang, '=<', 2} => true};
test(is_eq, 2, Seen) -> Seen#{{erlang, '==', 2} => true};
test(is_ne, 2, Seen) -> Seen#{{erlang, '/=', 2} => true};
test(is_eq_exact, 2, Seen) -> Seen#{{erlang, '=:=', 2} => true};
test(is_ne_exact, 2, Seen) -> Seen#{{erlang, '=/=', 2} => true};
test(F, A, Seen) -> Seen#{{erlang, F, A} => true}.
