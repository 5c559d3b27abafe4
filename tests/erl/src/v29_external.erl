%% Native records of another module: what is exported from it, what is not, and a module that is not there.
-module(v29_external).
-include("diff.hrl").
-import_record(v29_records, [point]).

cases() -> [unloaded, create, create_refused, access, update, match, guards, hidden, imported, hash_of_defaults, local_of_another].

p(R) -> v29_records:p(R).
%% The first case: nothing has loaded v29_records yet.
unloaded() -> A = ?T(#v29_records:point{z = ?ID(2)}), _ = v29_records:make_vec(), [A, p(#v29_records:point{z = ?ID(2)})].
create() -> [p(#v29_records:point{z = ?ID(2)}), p(#v29_records:vec{a = x}), p(#v29_records:vec{})].
create_refused() -> [?T(#v29_records:point{x = ?ID(1)}), ?T(#no_such_mod:rec{a = ?ID(1)}), ?T(#v29_records:nope{a = 1}), ?T(#v29_records:point{z = 1, nofield = ?ID(2)}), ?T(#v29_records:hidden{only = ?ID(1)})].
access() -> P = ?ID(#v29_records:point{x = 1, z = 2}), [P#v29_records:point.x, P#v29_records:point.w, ?T(P#v29_records:point.nofield), ?T((?ID(a))#v29_records:point.x), ?T(P#v29_records:vec.a), P#_.z, ?T(P#_.q)].
update() -> P = ?ID(#v29_records:point{z = 2}), [p(P#v29_records:point{z = 3}), ?T(P#v29_records:point{nofield = 3}), ?T(P#v29_records:vec{a = 3}), p(P#_{x = 7})].
m(#v29_records:point{x = X, y = 5}) -> {five, X}; m(#v29_records:point{z = Z}) -> {z, Z}; m(#v29_records:vec{}) -> vec; m(_) -> none.
match() -> [m(R) || R <- [#v29_records:point{z = 1, y = 5}, #v29_records:point{z = 1}, #v29_records:vec{}, {point}, []]].
g(R) when R#v29_records:point.x =:= 9 -> nine; g(R) when is_record(R, v29_records, vec) -> vec; g(_) -> no.
guards() -> [g(R) || R <- [#v29_records:point{z = 1, x = 9}, #v29_records:point{z = 1}, #v29_records:vec{}, a]].
hidden() -> H = v29_records:make_hidden(?ID(1)), [p(H), ?T(H#v29_records:hidden.only), ?T(H#v29_records:hidden{only = 2}), ?T(H#_.only), is_record(H), is_record(H, v29_records, hidden), case H of #v29_records:hidden{only = X} -> X; _ -> refused end].
imported() -> P = ?ID(#point{z = 1}), [p(P), P#point.x, p(P#point{y = 2}), is_record(P, point)].
hash_of_defaults() -> #v29_records:vec{} =:= v29_records:make_vec().
-record #point2{x = 1}.
local_of_another() -> R = #point2{x = ?ID(1)}, {records:get_module(R), records:is_exported(R), is_record(R, v29_records, point2)}.
