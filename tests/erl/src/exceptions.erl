%% Exceptions: every class and reason that the machine itself raises, their stack traces, catch, try/of/after, raise/3, error/3.
-module(exceptions).
-include("diff.hrl").

cases() ->
    [top_error, top_throw, top_exit, top_badmatch, top_case_clause, top_if_clause, top_function_clause, top_undef, top_undef_function, top_badarity, top_badfun, top_badarith, top_badarg_bif, top_try_clause, top_deep_stack, top_error_args, top_error_none,
     catch_values, catch_nested, catch_in_expression, catch_stack_of_error, try_of, try_of_uncaught, try_classes, try_stacktrace_binding, try_after_order, try_after_value, try_after_raises, nested_try, rethrow, reraise_keeps_stack, raise_3, raise_bad, raise_stack_forms, error_2, error_3, error_3_bad,
     error_info_formatter, exit_throw_terms, exception_in_guard, exception_in_fun, exception_in_comprehension, exception_in_list_funs, exception_over_frames, tail_calls_in_stack, body_calls_in_stack, stack_depth, caught_then_continue, loop_of_catches, after_with_throw, variables_live_over_try, y_registers_in_catch, try_in_tail_position, undef_through_apply, exported_fun_undef, badarity_forms, badfun_forms, nif_error, bif_stack_frames, format_errors,
     catch_all_forms, throw_through_after, error_in_after, exception_values_big, binary_error_in_try, record_and_map_errors, receive_in_try, gc_in_catch, class_matching, catch_exit_normal, error_handler_undef, nested_catch_depth, stack_limit, not_caught_by_of, badmatch_values, else_values].

top_error() -> erlang:error(?ID(my_reason)).
top_throw() -> throw(?ID({ball, 1})).
top_exit() -> exit(?ID(bye)).
top_badmatch() -> {a, _} = ?ID({b, 1}), ok.
top_case_clause() -> case ?ID(3) of 1 -> one; 2 -> two end.
top_if_clause() -> X = ?ID(3), if X > 5 -> big; X < 0 -> neg end.
top_function_clause() -> fc(?ID(x), [1, 2]).
fc(a, _) -> 1; fc(b, [_]) -> 2.
top_undef() -> no_such_module:f(1, ?ID(2)).
top_undef_function() -> lists:no_such_function(?ID(1)).
top_badarity() -> F = ?ID(fun(X) -> X end), F(1, 2).
top_badfun() -> F = ?ID(not_a_fun), F(1).
top_badarith() -> ?ID(a) + 1.
top_badarg_bif() -> atom_to_list(?ID(1)).
top_try_clause() -> try ?ID(x) of y -> 1 catch _:_ -> 2 end.
deep(0) -> erlang:error(bottom);
deep(N) -> 1 + deep(N - 1).
top_deep_stack() -> deep(20).
top_error_args() -> erlang:error(?ID(r), [1, two, "three"]).
top_error_none() -> erlang:error(?ID(r), none).

catch_values() -> [catch ?ID(1), catch throw(?ID(t)), catch exit(?ID(e)), element(1, catch erlang:error(x)), catch 1 + 1].
catch_nested() -> catch {catch throw(?ID(inner)), catch exit(a), throw(outer)}.
catch_in_expression() -> X = (catch atom_to_list(?ID(1))), Y = (catch throw(y)), {element(1, X), element(1, element(2, X)), Y, [catch throw(z), w]}.
catch_stack_of_error() -> {'EXIT', {R, S}} = (catch erlang:error(?ID(q))), {R, [{M, F, A} || {M, F, A, _} <- lists:sublist(S, 2)]}.
to(X) -> try ?ID(X) of 1 -> one; {a, Y} -> Y; L when is_list(L) -> length(L) catch throw:T -> {thrown, T} after ok end.
try_of() -> [to(1), to({a, b}), to([1, 2])].
try_of_uncaught() -> [?TT(to(zz)), ?TT(try ?ID(1) of 1 -> throw(from_of) catch throw:_ -> caught_wrong end)].
cl(F) -> try F() of V -> {value, V} catch throw:T -> {throw, T}; exit:E -> {exit, E}; error:{badmatch, V} -> {bm, V}; error:E -> {error, E} end.
try_classes() -> [cl(F) || F <- [fun() -> 1 end, fun() -> throw(t) end, fun() -> exit(e) end, fun() -> erlang:error(r) end, fun() -> 1 = ?ID(2) end, fun() -> hd(?ID([])) end, fun() -> M = ?ID(no_mod), M:y() end]].
try_stacktrace_binding() -> try top_badarg_bif() catch error:R:S -> {R, [{M, F, if is_list(A) -> length(A); true -> A end} || {M, F, A, _} <- lists:sublist(S, 2)]} end.
try_after_order() -> put(log, []), L = fun(X) -> put(log, [X | get(log)]), X end, R = try L(body), throw(L(t)) catch throw:X -> L({caught, X}) after L('after') end, {R, lists:reverse(erase(log))}.
try_after_value() -> [try ?ID(v) after ?ID(ignored) end, try ?ID(1) of 1 -> of_value after x end].
try_after_raises() -> [?TT(try ?ID(v) after throw(from_after) end), ?TT(try throw(first) after throw(second) end), ?TT(try throw(a) catch b -> c after d end)].
nested_try() -> try try throw(?ID(a)) catch throw:b -> 1; exit:_ -> 2 after put(nt, in) end catch throw:a -> {outer, erase(nt)} end.
rethrow() -> ?TT(try deep(1) catch error:E -> throw({again, E}) end).
reraise_keeps_stack() -> ?TT(try deep(2) catch C:R:S -> erlang:raise(C, R, S) end).
raise_3() -> [?TT(erlang:raise(C, r, [{m, f, 1, []}])) || C <- [error, exit, throw]] ++ [?TT(erlang:raise(?ID(error), x, [])), catch erlang:raise(throw, t, []), catch erlang:raise(exit, e, [])].
raise_bad() -> [?T(erlang:raise(?ID(A), B, C)) || {A, B, C} <- [{foo, r, []}, {error, r, x}, {error, r, [x]}, {error, r, [{m, f}]}, {error, r, [{m, f, a, []}]}, {1, r, []}, {error, r, [{m, f, 1, []} | x]}, {error, r, [{m, f, 1, x}]}]].
raise_stack_forms() -> [?TT(erlang:raise(error, r, S)) || S <- [[{m, f, 1}], [{m, f, [a, b]}], [{m, f, [a], [{file, "x"}, {line, 3}]}], [{fun() -> 1 end, [a]}], [{fun() -> 1 end, [a], []}], [{a, b, 0, []}, {c, d, 0, [{line, 5}]}]]].
error_2() -> [?TT(erlang:error(r, [a, b])), ?TT(erlang:error(r, [])), ?TT(erlang:error(r, none)), ?TT(erlang:error(r, ?ID(bad))), ?TT(erlang:error(badarg, [x]))].
error_3() -> [?TT(erlang:error(r, [a], [{error_info, #{cause => c}}])), ?TT(erlang:error(r, none, [{error_info, #{module => m, function => f}}])), ?TT(erlang:error(r, [a], []))].
error_3_bad() -> [?T(erlang:error(r, [a], ?ID(O))) || O <- [x, [y], [{error_info, z}], [{other, 1}], [{error_info, #{}} | q]]].
error_info_formatter() -> try abs(?ID(a)) catch error:badarg:S -> [{erlang, abs, [a], I} | _] = S, #{module := M} = proplists:get_value(error_info, I), {M, M:format_error(badarg, S)} end.
exit_throw_terms() -> [?T(throw(?ID(T))) || T <- [1, [], "s", #{a => 1}, {1, 2}]] ++ [?T(exit(?ID(T))) || T <- [normal, {shutdown, x}, kill]] ++ [?B(erlang, F, [x]) || F <- [throw, exit, error]].
eg(X) when hd(X) =:= 1; X =:= a -> ok; eg(_) -> no.
exception_in_guard() -> [eg(X) || X <- [[1], a, 2, []]].
exception_in_fun() -> F = fun(X) -> 1 / X end, [?TT(F(?ID(0))), ?TT((fun() -> F(?ID(0)) + 1 end)())].
exception_in_comprehension() -> [?TT([1 div X || X <- [1, 0]]), ?TT([Y || X <- [1, 2], Y <- ?ID(X)]), ?TT(<< <<(1 div X)>> || <<X>> <= ?ID(<<1, 0>>) >>)].
exception_in_list_funs() -> [?TT(lists:map(fun(X) -> 1 div X end, [1, 0])), ?TT(lists:foldl(fun(X, A) -> A + X end, 0, [1, a])), ?TT(lists:foreach(fun(_) -> throw(x) end, [1]))].
o1(X) -> [o2(X)]. o2(X) -> {o3(X)}. o3(X) -> #{a => o4(X)}. o4(X) -> X + ?ID(a).
exception_over_frames() -> ?TT(o1(1)).
tc1(X) -> tc2(X). tc2(X) -> tc3(X). tc3(X) -> hd(X).
tail_calls_in_stack() -> ?TT(tc1(?ID([]))).
bc1(X) -> R = bc2(X), ?ID(R). bc2(X) -> R = bc3(X), ?ID(R). bc3(X) -> R = tl(X), ?ID(R).
body_calls_in_stack() -> ?TT(bc1(?ID([]))).
stack_depth() -> {error, bottom, S} = ?TT(deep(?ID(30))), {length(S), S}.
caught_then_continue() -> A = ?ID([1, 2]), B = (catch hd(?ID([]))), C = ?ID({x}), {A, element(1, B), C, (catch throw(A))}.
loop_of_catches() -> lists:foldl(fun(I, A) -> A + (try if I rem 3 =:= 0 -> throw(I); I rem 5 =:= 0 -> exit(5); true -> 1 end catch throw:X -> X; exit:Y -> Y * 100 end) end, 0, lists:seq(1, 1000)).
after_with_throw() -> F = fun(X) -> try if X -> throw(x); true -> y end after put(awt, X) end end, {catch F(true), get(awt), F(false), erase(awt)}.
variables_live_over_try() -> A = ?ID(1), B = ?ID([b]), {X, Y} = try C = ?ID({A, B}), throw(C) catch throw:{P, Q} -> {[P | Q], A} end, {A, B, X, Y}.
yr(A, B, C) -> X = ?ID(A), Y = ?ID(B), Z = try ?ID(X) + ?ID(Y) + C catch error:badarith -> {bad, X, Y, C} end, {X, Y, Z, ?ID(C)}.
y_registers_in_catch() -> [yr(1, 2, 3), yr(1, 2, x), yr(a, 2, 3)].
tt(X) -> try X() catch _:_ -> caught end.
try_in_tail_position() -> [tt(fun() -> ok end), tt(fun() -> throw(a) end)].
undef_through_apply() -> [?TT(apply(?ID(no_mod), f, [1])), ?TT(apply(lists, ?ID(nofun), [])), ?TT(begin M = ?ID(no_mod), M:f(1, 2) end), ?TT(apply(?ID(1), f, [])), ?TT(apply(m, ?ID(1), [])), ?TT(apply(m, f, ?ID(x))), ?TT(apply(m, f, ?ID([a | b])))].
exported_fun_undef() -> F = fun no_mod:f/1, G = fun lists:nofun/0, [?TT(F(1)), ?TT(G()), is_function(F, 1)].
badarity_forms() -> F = ?ID(fun(A, B) -> {A, B} end), [?TT(F()), ?TT(F(1)), ?TT(F(1, 2, 3)), ?TT(apply(F, [1])), ?TT(erlang:apply(F, ?ID([1, 2, 3]))), ?TT((?ID(fun lists:map/2))(1))].
badfun_forms() -> [?TT((?ID(X))()) || X <- [a, 1, {a, b}, [], "f", {lists, map}]] ++ [?TT(apply(?ID(x), [])), ?TT(apply(?ID(fun() -> 1 end), ?ID(y))), ?TT((?ID({m, f}))(1))].
nif_error() -> [?TT(erlang:nif_error(?ID(undefined))), ?TT(erlang:nif_error(not_loaded, [a, b]))].
bif_stack_frames() -> [?TT(list_to_atom(?ID(1))), ?TT({element(?ID(5), {1})}), ?TT([length(?ID(a)), 1]), ?TT(binary_to_term(?ID(<<1>>))), ?TT({list_to_integer(?ID("x"))}), ?TT(self() ! ?ID(x)), ?TT(put(a, b)), ?TT(?ID(nope) ! x)].
format_errors() -> [lists:flatten(erl_error_text(F)) || F <- [fun() -> abs(?ID(a)) end, fun() -> element(?ID(3), {a}) end, fun() -> lists:keyfind(a, ?ID(0), []) end, fun() -> maps:get(?ID(a), #{}) end, fun() -> binary:at(?ID(<<>>), 0) end, fun() -> atom_to_list(?ID(1)) end, fun() -> 1 + ?ID(a) end, fun() -> list_to_integer(?ID("x")) end, fun() -> <<(?ID(a)):8>> end]].
erl_error_text(F) -> try F() catch C:R:S -> erl_error:format_exception(C, R, [X || {M, _, _, _} = X <- S, M =/= ?MODULE, M =/= difftest]) end.
catch_all_forms() -> [try throw(?ID(a)) catch _ -> only_throw end, ?T(try exit(?ID(a)) catch _ -> only_throw end), try exit(?ID(a)) catch _:X -> {any, X} end, try erlang:error(?ID(a)) catch C:_ -> C end, try throw(x) catch throw:y -> no; Z -> {z, Z} end].
throw_through_after() -> {?T(try try throw(deep) after put(p1, 1) end after put(p2, 2) end), erase(p1), erase(p2)}.
error_in_after() -> ?TT(try ok after hd(?ID([])) end).
exception_values_big() -> L = lists:seq(1, 1000), try throw({big, L, #{k => L}, 1 bsl 100, <<0:800>>}) catch throw:{big, M, #{k := N}, B, Bin} -> {length(M), M =:= N, B, byte_size(Bin)} end.
binary_error_in_try() -> X = ?ID(x), try <<X:8>> catch error:badarg -> caught end.
record_and_map_errors() -> [?TT((?ID(#{}))#{a := 1}), ?TT(map_get(k, ?ID(#{}))), ?TT((?ID(1))#{a => b})].
receive_in_try() -> self() ! {rt, 1}, try receive {rt, X} -> throw({got, X}) after 100 -> none end catch throw:T -> T end.
gc_in_catch() -> X = ?ID(lists:seq(1, 10)), R = (catch begin _ = lists:seq(1, 10000), erlang:garbage_collect(), throw({X, lists:sum(X)}) end), erlang:garbage_collect(), {R, X}.
cm(F, C) -> try F() catch C:X -> {C, X} end.
class_matching() -> [?T(cm(fun() -> throw(a) end, throw)), ?T(cm(fun() -> exit(a) end, exit)), ?T(cm(fun() -> error(a) end, throw))].
catch_exit_normal() -> [catch exit(normal), catch exit({a, b}), element(2, element(2, catch exit_in(?ID(1)))) =:= b].
exit_in(X) -> exit({X, b}).
error_handler_undef() -> [?TT(error_handler:undefined_function(no_mod, f, [a])), ?T(error_handler:raise_undef_exception(m, f, [1]))].
nested_catch_depth() -> nc(?ID(50)).
nc(0) -> throw(bottom);
nc(N) -> case catch nc(N - 1) of bottom -> throw({N}); {M} when M < 49 -> throw({M + 1}); X -> {X, N} end.
not_caught_by_of() -> ?TT(try ?ID([1]) of [X] -> X + ?ID(a) catch error:badarith -> wrong end).
badmatch_values() -> [?T(begin 1 = ?ID(V) end) || V <- [2, 1.0, "s", #{a => 1}, {1, 2}, <<1>>, [], 1 bsl 70]] ++ [?T(begin [A, A] = ?ID([1, 2]) end), ?T(case ?ID({c, 1}) of c -> 1 end)].
else_values() -> [try ?ID(X) of 1 -> a; 2 -> b; _ -> c catch _:_ -> d after e end || X <- [1, 2, 3]].
sa(0) -> erlang:error(bottom);
sa(N) -> [sb(N - 1)].
sb(0) -> erlang:error(bottom);
sb(N) -> {sa(N - 1)}.
stack_limit() -> sa(?ID(40)).
