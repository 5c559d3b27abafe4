%% Funs: closures, external funs, calls of every kind, fun_info, apply in all its forms, and arities.
-module(funs).
-include("diff.hrl").

cases() ->
    [no_environment, one_variable, many_variables, nested_closures, recursive_funs, named_funs, funs_in_structures, external_funs, fun_info_local, fun_info_external, fun_info_2, fun_info_errors, is_function_all, apply_2, apply_3, apply_tail, apply_dynamic_module, apply_many_arguments,
     call_many_arguments, fun_arities, fun_equality, fun_as_key, make_fun_3, fun_to_list_text, fun_from_name, local_name_funs, currying, compose, church, y_combinator, funs_over_gc, fun_with_big_environment, fun_returns_fun, fun_guard_clauses, fun_in_comprehension, fun_default_case, tail_call_fun, mutual, apply_bifs, apply_operators, fun_with_binary_env, fun_info_mfa, function_exported_all, module_info_all, higher_order, apply_last_frames, call_fun_known, call_ext_forms, fun_term_order, fun_phash, badfun_frames, unknown_lambdas, references].

no_environment() -> F = fun() -> 42 end, G = fun(X, Y) -> {Y, X} end, [F(), G(1, 2), (fun(X) -> X end)(?ID(a))].
one_variable() -> A = ?ID(5), F = fun(X) -> X + A end, [F(1), F(2.5), lists:map(F, [1, 2])].
many_variables() -> A = ?ID(1), B = ?ID(b), C = ?ID([c]), D = ?ID({d}), E = ?ID(<<"e">>), F = ?ID(6.5), G = ?ID(1 bsl 70), F1 = fun(X) -> {X, A, B, C, D, E, F, G} end, F1(?ID(x)).
nested_closures() -> A = ?ID(1), F = fun(B) -> fun(C) -> fun(D) -> {A, B, C, D} end end end, (((F)(2))(3))(4).
recursive_funs() -> F = fun(_, 0) -> 1; (G, N) -> N * G(G, N - 1) end, F(F, 20).
named_funs() -> F = fun Fact(0) -> 1; Fact(N) -> N * Fact(N - 1) end, G = fun Loop([], A) -> A; Loop([H | T], A) -> Loop(T, [H | A]) end, {F(25), G([1, 2, 3], [])}.
funs_in_structures() -> M = #{add => fun(A, B) -> A + B end, sub => fun(A, B) -> A - B end}, T = {fun(X) -> X * 2 end, [fun(X) -> -X end]}, {(maps:get(add, M))(1, 2), (map_get(sub, M))(1, 2), (element(1, T))(4), (hd(element(2, T)))(5)}.
external_funs() -> F = fun lists:reverse/1, G = fun ?MODULE:ext/2, H = fun erlang:abs/1, [F([1, 2]), G(1, 2), H(-3), lists:map(fun erlang:integer_to_list/1, [1, 2]), (fun lists:sum/1)([1, 2])].
ext(A, B) -> {ext, A, B}.
fun_info_local() -> X = ?ID(1), F = fun(A, B) -> {A, B, X} end, I = erlang:fun_info(F), [{K, proplists:get_value(K, I)} || K <- [module, arity, type, env]] ++ [is_atom(proplists:get_value(name, I)), is_integer(proplists:get_value(index, I)), is_integer(proplists:get_value(new_index, I)), is_integer(proplists:get_value(uniq, I)), byte_size(proplists:get_value(new_uniq, I)), is_pid(proplists:get_value(pid, I))].
fun_info_external() -> lists:sort(erlang:fun_info(fun lists:map/2)).
fun_info_2() -> A = ?ID(1), B = ?ID(b), F = fun() -> {A, B} end, [erlang:fun_info(F, env), erlang:fun_info(F, arity), erlang:fun_info(F, module), erlang:fun_info(F, type), erlang:fun_info(fun a:b/3, module), erlang:fun_info(fun a:b/3, name), erlang:fun_info(fun a:b/3, arity), erlang:fun_info(fun a:b/3, env), erlang:fun_info(fun a:b/3, type), element(1, erlang:fun_info(F, new_uniq)), erlang:fun_info(fun a:b/3, pid), erlang:fun_info(fun a:b/3, uniq)].
fun_info_errors() -> ?BS(erlang, fun_info, [[a], [{a, b}]]) ++ ?BS(erlang, fun_info, [[a, env], [fun lists:map/2, bad], [fun lists:map/2, 1]]).
is_function_all() -> [{is_function(F), is_function(F, 0), is_function(F, 2)} || F <- [fun() -> 1 end, fun(_, _) -> 1 end, fun lists:map/2, a, {lists, map}, fun no:such/0]].
apply_2() -> [apply(F, A) || {F, A} <- [{fun() -> x end, []}, {fun(X) -> X end, [1]}, {fun lists:map/2, [fun(X) -> X end, [1]]}, {fun erlang:'+'/2, [1, 2]}]] ++ [?T(apply(F, A)) || {F, A} <- [{fun() -> x end, [1]}, {a, []}, {fun() -> x end, a}, {fun(X) -> X end, [1 | 2]}]].
apply_3() -> [apply(M, F, A) || {M, F, A} <- [{lists, reverse, [[1, 2]]}, {erlang, '+', [1, 2]}, {?MODULE, ext, [a, b]}, {erlang, self, []}], F =/= self] ++ [?T(apply(M, F, A)) || {M, F, A} <- [{no, f, []}, {lists, f, [1]}, {1, f, []}, {lists, 1, []}, {lists, map, a}, {lists, reverse, [1 | 2]}]].
at(M, F, A) -> apply(M, F, A).
atf(F, A) -> apply(F, A).
apply_tail() -> [at(lists, seq, [1, 3]), atf(fun(X) -> {X} end, [1]), ?TT(at(erlang, error, [x])), ?TT(at(lists, hd, [x])), at(erlang, apply, [lists, seq, [1, 2]]), at(erlang, apply, [fun(X) -> X end, [7]])].
apply_dynamic_module() -> M = ?ID(lists), F = ?ID(seq), [M:seq(1, 3), lists:F(1, 3), M:F(1, 3), M:F(1, 5, 2), ?T(M:F(1)), dyn(M, F), {M:F(2, 3)}].
dyn(M, F) -> M:F(4, 6).
ma(A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T) -> [T, S, R, Q, P, O, N, M, L, K, J, I, H, G, F, E, D, C, B, A].
apply_many_arguments() -> [apply(?MODULE, ma, lists:seq(1, 20)), apply(fun ?MODULE:ma/20, lists:seq(1, 20)), ?T(apply(?MODULE, ma, lists:seq(1, 21))), ?T(apply(?MODULE, ma, lists:seq(1, 255))), ?T(apply(?MODULE, ma, lists:seq(1, 256)))].
call_many_arguments() -> X = ?ID(0), [ma(X, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, X), (fun(A, B, C, D, E, F, G, H, I, J, K, L) -> [L, K, J, I, H, G, F, E, D, C, B, A, X] end)(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)].
fun_arities() -> [element(2, erlang:fun_info(F, arity)) || F <- [fun() -> 1 end, fun(_) -> 1 end, fun(_, _) -> 1 end, fun(_, _, _, _, _, _, _, _) -> 1 end]].
mk(X) -> fun() -> X end.
fun_equality() -> F = mk(1), G = mk(1), H = mk(2), [F =:= G, F == H, F =:= F, mk("a") =:= mk("a"), fun lists:map/2 =:= ?ID(fun lists:map/2), mk(1) =:= mk(1.0), mk(1) == mk(1.0)].
fun_as_key() -> M = #{mk(1) => a, fun lists:map/2 => b}, [maps:get(mk(1), M), maps:get(fun lists:map/2, M), maps:is_key(mk(2), M), lists:keyfind(mk(3), 1, [{mk(3), x}])].
make_fun_3() -> [(erlang:make_fun(lists, reverse, 1))([1, 2]), erlang:make_fun(a, b, 3)] ++ ?BS(erlang, make_fun, [[a, b, -1], [a, b, 256], [1, b, 1], [a, 1, 1], [a, b, x]]).
fun_to_list_text() -> [erlang:fun_to_list(fun lists:map/2), lists:prefix("#Fun<funs.", erlang:fun_to_list(fun() -> 1 end)), ?B(erlang, fun_to_list, [a])].
fun_from_name() -> F = fun local/1, [F(3), lists:map(fun local/1, [1, 2])].
local(X) -> X * X.
local_name_funs() -> {module, M} = erlang:fun_info(fun local/1, module), {type, T} = erlang:fun_info(fun local/1, type), {M, T}.
currying() -> Add = fun(A) -> fun(B) -> A + B end end, lists:map(Add(10), [1, 2, 3]).
compose() -> C = fun(F, G) -> fun(X) -> F(G(X)) end end, (lists:foldl(C, fun(X) -> X end, [fun(X) -> X + 1 end, fun(X) -> X * 2 end, fun(X) -> {X} end]))(5).
church() -> Z = fun(_) -> fun(X) -> X end end, S = fun(N) -> fun(F) -> fun(X) -> F((N(F))(X)) end end end, Five = S(S(S(S(S(Z))))), (Five(fun(X) -> X + 1 end))(0).
y_combinator() -> Y = fun(M) -> G = fun(F) -> M(fun(X) -> (F(F))(X) end) end, G(G) end, (Y(fun(F) -> fun(0) -> 0; (N) -> N + F(N - 1) end end))(100).
funs_over_gc() -> Fs = [fun(X) -> {X, I, [I]} end || I <- lists:seq(1, 500)], _ = lists:seq(1, 50000), erlang:garbage_collect(), L = [F(a) || F <- Fs], {length(L), lists:last(L), lists:sum([I || {_, I, _} <- L])}.
fun_with_big_environment() -> [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P] = ?ID(lists:seq(1, 16)), Fn = fun(X) -> [A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, X] end, {length(Fn(0)), element(2, erlang:fun_info(Fn, env)) =/= [], Fn(x)}.
fun_returns_fun() -> F = fun(X) -> fun() -> X end end, G = F(?ID(1)), H = F(?ID(2)), {G(), H(), (F(3))()}.
fun_guard_clauses() -> F = fun(X) when X > 10 -> big; (X) when is_atom(X) -> atom; ([_ | _]) -> list; ({A, A}) -> same end, [F(11), F(a), F([1]), F({1, 1}), ?TT(F(1))].
fun_in_comprehension() -> [F(10) || F <- [fun(X) -> X + I end || I <- [1, 2, 3]]].
fun_default_case() -> F = case ?ID(1) of 1 -> fun(X) -> {one, X} end; _ -> fun(X) -> {other, X} end end, F(a).
loopf(F, 0, A) -> F(A); loopf(F, N, A) -> loopf(F, N - 1, F(A)).
tail_call_fun() -> loopf(fun(X) -> X + 1 end, ?ID(100000), 0).
even(0) -> true; even(N) -> odd(N - 1). odd(0) -> false; odd(N) -> even(N - 1).
mutual() -> {even(100001), odd(100001)}.
apply_bifs() -> [apply(erlang, F, A) || {F, A} <- [{abs, [-1]}, {element, [1, {a}]}, {length, [[1]]}, {hd, [[1]]}, {tuple_size, [{1}]}, {'not', [true]}, {'and', [true, false]}, {max, [1, 2]}, {is_atom, [a]}, {'++', [[1], [2]]}, {map_size, [#{}]}, {node, []}, {self, []}, {byte_size, [<<1>>]}], F =/= self].
apply_operators() -> [apply(erlang, Op, [?ID(7), 2]) || Op <- ['+', '-', '*', 'div', 'rem', '/', 'band', 'bor', 'bxor', 'bsl', 'bsr', '==', '/=', '=:=', '=/=', '<', '>', '=<', '>=']] ++ [apply(erlang, Op, [7]) || Op <- ['+', '-', 'bnot', abs]] ++ [apply(erlang, 'xor', [true, false]), apply(erlang, 'or', [true, false]), ?B(erlang, '+', [a, 1]), ?B(erlang, 'and', [1, 2]), ?B(erlang, 'div', [1, 0]), ?B(erlang, 'not', [a])].
fun_with_binary_env() -> <<A:3, R/bits>> = ?ID(<<"abc">>), F = fun() -> <<R/bits, A:3>> end, erlang:garbage_collect(), F().
fun_info_mfa() -> [?B(erlang, fun_info_mfa, [fun lists:map/2]), element(1, erlang:fun_info_mfa(fun() -> 1 end)), element(3, erlang:fun_info_mfa(fun(_, _) -> 1 end)), ?B(erlang, fun_info_mfa, [a])].
function_exported_all() -> [a] = lists:append([a], ?ID([])), ?BS(erlang, function_exported, [[lists, map, 2], [lists, nope, 2], [nope, map, 2], [?MODULE, ext, 2], [erlang, abs, 1], [1, a, 1], [a, b, -1], [a, 1, 1]]) ++ ?BS(erlang, is_builtin, [[erlang, abs, 1], [lists, map, 2], [lists, reverse, 2], [nope, f, 0], [erlang, '+', 2]]).
module_info_all() -> [?MODULE:module_info(module), lists:member({ext, 2}, ?MODULE:module_info(exports)), lists:member({local, 1}, ?MODULE:module_info(functions)), is_list(?MODULE:module_info(attributes)), is_list(?MODULE:module_info(compile)), ?T(?MODULE:module_info(bad)), proplists:get_value(module, ?MODULE:module_info()), byte_size(?MODULE:module_info(md5)), ?MODULE:module_info(native)].
higher_order() -> Fold = fun F(_, A, []) -> A; F(G, A, [H | T]) -> F(G, G(H, A), T) end, {Fold(fun(X, A) -> X * A end, 1, lists:seq(1, 10)), Fold(fun(X, A) -> [X | A] end, [], [1, 2])}.
al(M, F, X) -> Y = ?ID(X), Z = ?ID([Y]), M:F(Y, Z).
apply_last_frames() -> [al(?MODULE, ext, 1), ?TT(al(?MODULE, nope, 1)), ?TT(al(lists, map, 1))].
call_fun_known() -> F = fun(X) when is_integer(X) -> X + 1 end, A = F(?ID(1)), B = F(A), {B, ?TT(F(?ID(x)))}.
call_ext_forms() -> A = lists:max([1, 3, 2]), B = lists:min([A, 5]), {A, B, tail_ext([B, A])}.
tail_ext(L) -> lists:reverse(L).
fun_term_order() -> [mk(1) < {}, mk(1) > 1, mk(1) > a, fun lists:map/2 < fun lists:map/3, is_function(lists:max([1, a, mk(1)]))].
fun_phash() -> [erlang:phash2(fun lists:map/2), erlang:phash2(mk(1)) =:= erlang:phash2(mk(1)), erlang:phash2(mk(1)) =:= erlang:phash2(mk(2)), erlang:phash(fun lists:map/2, 1000)].
bf(F) -> {F(1)}.
bfl(F) -> F(1).
baf(F) -> {apply(F, ?ID([1]))}.
bafl(F) -> apply(F, ?ID([1])).
badfun_frames() -> [?TT(G(X)) || G <- [fun bf/1, fun bfl/1, fun baf/1, fun bafl/1], X <- [a, fun() -> 1 end]].
%% Funs of modules that nobody has.
unknown_lambdas() -> B = <<131, 112, 0:32, 1, 7:128, 3:32, 2:32, 119, 4, "nono", 97, 3, 97, 9, (binary:part(term_to_binary(self()), 1, byte_size(term_to_binary(self())) - 1))/binary, 97, 5, 97, 6>>, F = binary_to_term(B), G = binary_to_term(B), [is_function(F, 1), F =:= G, [erlang:fun_info(F, I) || I <- [module, name, arity, index, uniq, env, type]], ?T(F(1)), erlang:phash2(F) =:= erlang:phash2(G)].
references() -> [erlang:fun_info(fun() -> ok end, refc), ?T(erlang:fun_info(fun lists:map/2, refc))].
