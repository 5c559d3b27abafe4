#!/usr/bin/env escript
%% Writes the corpus of exceptions: escript make.escript DIR (OTP 27).
%%
%% cases.bin.gz: two of <<Size:32, Bytes/binary>> for each: {Class, Reason, StackTrace} in the external
%%     format, and what erl_error:format_exception/4 says of it in column 4.
-mode(compile).

main([Dir]) ->
    Cases = [{Class, Reason, Trace} || Class <- [error, exit, throw], Reason <- reasons(), Trace <- traces()],
    ok = file:write_file(filename:join(Dir, "cases.bin.gz"), zlib:gzip([write(C) || C <- Cases])),
    io:format("~w cases~n", [length(Cases)]).

write({Class, Reason, Trace} = Case) ->
    Text = erl_error:format_exception(Class, Reason, Trace, #{column => 4}),
    [[<<(byte_size(B)):32>>, B] || B <- [term_to_binary(Case), unicode:characters_to_binary(Text)]].

reasons() ->
    Long = [{key, N, "some text that fills the line", <<"a binary">>} || N <- lists:seq(1, 12)],
    Values = [1, "string", <<"bin">>, {error, enoent}, Long, lists:seq(1, 60)],
    [badarg, badarith, function_clause, if_clause, undef, noproc, notalive, system_limit, timeout_value, normal,
     calling_self, restricted_shell_stopped, {badarity, {fun lists:map/2, [1]}}, {badarity, {fun erlang:abs/1, []}},
     {badarity, {fun 'A b':'c d'/3, [1, 2]}}, {unbound, 'X'}, {shell_undef, foo, 2, []}, {a_reason, Long}, "text", {nocatch, 1},
     {restricted_shell_disallowed, {{m, f}, [1, 2]}}, {restricted_shell_bad_return, 7}]
        ++ [{Key, V} || Key <- [badarg, badkey, badmap, badfun, badmatch, case_clause, else_clause, try_clause, bad_filter],
                        V <- Values].

traces() ->
    Loc = [{file, "src/m.erl"}, {line, 12}],
    Tail = [{m, start, 0, Loc}, {'Odd Mod', 'odd fun', 2, []}, {erlang, apply, 2, []}, {proc_lib, init_p, 3, [{file, "proc_lib.erl"}, {line, 249}]}],
    Long = lists:duplicate(8, {some_rather_long_atom, "with text", <<"and more text">>}),
    [[], [{m, f, 1, Loc} | Tail], [{erlang, '+', 2, []} | Tail], [{erlang, '/', [1, 0], []} | Tail], [{erlang, 'not', [maybe_not], []}],
     [{erlang, '++', [Long, Long], []}, {m, f, 1, Loc}], [{erlang, '-', [Long], []}], [{erlang, '+', [lists:seq(1, 40), a], []}],
     [{erlang, atom_to_list, [1], [{other, x}]} | Tail], [{lists, map, [fun erlang:abs/1, Long], Loc} | Tail], [{m, f, "abc", Loc}],
     [{m, f, [300, 20, "x"], Loc}], [{m, f, [], Loc}], [{a_module_with_a_very_long_name_indeed, 'and_a_function_too_𝔘', [Long, 1, 2], Loc}],
     [{m, '-f/1-fun-0-', 2, Loc}], [{m, f, [lists:seq(1000, 1100), Long], Loc} | Tail], not_a_trace, [{m, f, 1}], [{m, f, x, []}]].
