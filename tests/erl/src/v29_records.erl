%% Native records, OTP 29's new type: definition, construction, fields, update, matching, tests, and what is refused.
%% A record is shown by its parts, since printing one is OTP 29's library's affair.
-module(v29_records).
-include("diff.hrl").
-export_record([point, vec]).
-record #point{x = 0, y = 99999999999999999999999999999, z, w = [a, b]}.
-record #hidden{only, more = "str"}.
-record #empty{}.
-record #vec{a = 1.5, b = <<"bin">>, c = #{k => v}, d = {t}}.

cases() -> [create_default, create_fields, access, update_one, update_many, update_error, match_fields, match_names, match_error, guards_on_records, is_record_forms, anonymous, nested, in_collections, equality, ordering, hashing, loops, garbage, sent, dynamic_bifs, dynamic_errors, definitions, to_binary, type_tests, elements_many, over_try, update_same, as_map_keys, element_order].

%% A record's parts.
p(R) -> {records:get_module(R), records:get_name(R), records:is_exported(R), [{F, show(records:get(F, R))} || F <- records:get_field_names(R)]}.
show(V) -> case is_record(V) andalso not is_tuple(V) of true -> p(V); false -> V end.

create_default() -> [p(#point{z = 1}), p(#empty{}), p(#vec{})].
create_fields() -> [p(#point{x = ?ID(1), y = ?ID(2), z = ?ID([3]), w = ?ID({4})}), p(#hidden{only = ?ID(a)}), p(#point{z = 1, x = #hidden{only = 5}})].
access() -> P = ?ID(#point{x = 1, z = 3}), [P#point.x, P#point.y, P#point.z, P#point.w, ?T((?ID(a))#point.x), ?T((?ID(#hidden{only = 1}))#point.x), ?T((?ID({point, 1}))#point.x)].
update_one() -> P = ?ID(#point{z = 1}), Q = P#point{x = 5}, [p(P), p(Q)].
update_many() -> P = ?ID(#point{z = 1}), [p(P#point{x = 1, y = 2, z = 3, w = 4}), p(P#point{w = ?ID([]), y = P#point.x})].
update_error() -> [?T((?ID(x))#point{x = 1}), ?T((?ID(#hidden{only = 1}))#point{x = 1}), ?T((?ID({point, 1, 2, 3, 4}))#point{x = 1})].
mf(#point{x = 1, y = Y}) -> {one, Y}; mf(#point{x = X, w = [A | _]}) -> {w, X, A}; mf(#hidden{only = O}) -> {hidden, O}; mf(#empty{}) -> empty; mf(_) -> none.
match_fields() -> [mf(R) || R <- [#point{x = 1, z = 0}, #point{x = 2, z = 0}, #point{x = 3, z = 0, w = x}, #hidden{only = h}, #empty{}, {point, 1}, a]].
match_names() -> [case ?ID(R) of #point{} -> point; #vec{} -> vec; #hidden{} -> hidden; _ -> other end || R <- [#point{z = 1}, #vec{}, #hidden{only = 1}, #empty{}, []]].
match_error() -> [?T(begin #point{x = 7} = ?ID(#vec{}), ok end), ?T(begin #point{} = ?ID(a), ok end)].
g(R) when is_record(R, point), R#point.x > 5 -> big; g(R) when is_record(R, point) -> small; g(R) when is_record(R) -> other_record; g(_) -> no.
guards_on_records() -> [g(R) || R <- [#point{x = 9, z = 0}, #point{x = 1, z = 0}, #empty{}, {a}, 1]].
is_record_forms() -> [{is_record(R), is_record(R, point), is_record(R, ?MODULE, point), is_record(R, vec)} || R <- [?ID(#point{z = 1}), #vec{}, a, {point}, []]].
anonymous() -> P = ?ID(#point{x = 1, z = 2}), [P#_.x, p(P#_{x = 10}), ?T(P#_.nofield), ?T(P#_{nofield = 1}), ?T((?ID(a))#_.x)].
nested() -> P = ?ID(#point{z = #vec{a = #hidden{only = deep}}}), [((P#point.z)#vec.a)#hidden.only, p(P#point{z = (P#point.z)#vec{a = flat}})].
in_collections() -> [[R#point.x || R <- [#point{x = I, z = 0} || I <- [1, 2, 3]]], maps:size(#{#point{z = 1} => a, #point{z = 1} => b}), (element(2, {a, #point{z = q}}))#point.z].
equality() -> [?ID(#point{z = 1}) =:= #point{z = 1}, ?ID(#point{z = 1}) == #point{z = 1.0}, ?ID(#point{z = 1}) =:= #point{z = 2}, ?ID(#point{z = 1}) =:= ?ID(#vec{})].
ordering() -> [?ID(#point{z = 1}) < #point{z = 2}, ?ID(#empty{}) < #point{z = 1}, [case X of {Y} -> Y; _ -> record end || X <- lists:sort([{1}, #empty{}])], #empty{} > ?ID({}), #empty{} < ?ID(#{}), #empty{} < ?ID([]), #empty{} > ?ID(fun lists:map/2)].
hashing() -> [erlang:phash2(#point{z = 1}) =:= erlang:phash2(?ID(#point{z = 1})), erlang:phash2(#point{z = 1}) =:= erlang:phash2(#point{z = 2})].
lp(0, R) -> R; lp(N, R) -> lp(N - 1, R#point{x = R#point.x + N, w = [N | R#point.w]}).
loops() -> R = lp(?ID(100), #point{z = 0, w = []}), {R#point.x, length(R#point.w)}.
garbage() -> L = [#point{x = I, z = [I]} || I <- lists:seq(1, 2000)], erlang:garbage_collect(), _ = lists:seq(1, 50000), erlang:garbage_collect(), lists:sum([X || #point{x = X, z = [_]} <- L]).
sent() -> S = self(), P = spawn(fun() -> receive R -> S ! {back, R, R#point.x} end end), P ! #point{x = 5, z = 6}, receive {back, R, X} -> {p(R), X} after 3000 -> timeout end.
dynamic_bifs() -> R = records:create(?MODULE, point, [{x, 1}, {q, 2}], #{is_exported => true}), [p(R), p(records:update(R, ?MODULE, point, #{x => 9})), records:get(q, R), records:get_field_names(#point{z = 1}), is_record(R, point)].
dynamic_errors() -> [?T(records:create(1, a, [], #{is_exported => true})), ?T(records:create(m, a, [{x, 1}, {x, 2}], #{is_exported => true})), ?T(records:create(m, a, [], #{})), ?T(records:get(x, ?ID(a))), ?T(records:get_name(?ID({a}))), ?T(records:get_field_names(?ID(1))), ?T(records:is_exported(?ID([]))), ?T(records:update(?ID(a), m, n, #{}))].
definitions() -> [records:get_definition(?MODULE, point), ?T(records:get_definition(?MODULE, nope)), ?T(records:get_definition(no_such_mod, nope))].
to_binary() -> B = term_to_binary(?ID(#point{x = 1, z = "s"})), [B, p(binary_to_term(B)), binary_to_term(term_to_binary(#vec{})) =:= #vec{}].
type_tests() -> R = ?ID(#point{z = 1}), [is_tuple(R), is_map(R), is_atom(R), is_list(R), is_function(R), is_binary(R), is_record(R), ?T(tuple_size(R)), ?T(element(1, R)), ?T(map_size(R))].
elements_many() -> #point{x = A, y = B, z = C, w = D} = ?ID(#point{x = 1, y = 2, z = 3, w = 4}), #vec{d = {T}, c = #{k := V}} = ?ID(#vec{}), {A, B, C, D, T, V}.
over_try() -> R = ?ID(#point{z = 1}), X = try R#point{x = ?ID(1) + ?ID(a)} catch error:badarith -> R#point{x = caught} end, p(X).
update_same() -> R = ?ID(#point{x = 1, z = 2}), R =:= R#point{x = 1}.
as_map_keys() -> M = #{#point{x = 1, z = 0} => one, #vec{} => vec}, [maps:get(#point{x = ?ID(1), z = 0}, M), maps:get(#vec{}, M), maps:get(#empty{}, M, none)].
element_order() -> records:get_field_names(?ID(#point{w = 1, z = 2, y = 3, x = 4})).
make_hidden(X) -> #hidden{only = X}.
make_vec() -> #vec{}.
