%% Maps, records and tuples.
-module(maps_records).
-export([get/1, put/3, exact/2, new/1, update/2, tag/1, set/2]).

-record(user, {name, age = 0, tags = [], extra}).

get(#{a := A, {b, 1} := B}) -> {A, B};
get(#{c := _}) -> c;
get(M) when is_map(M), map_size(M) =:= 0 -> empty.

put(M, K, V) -> M#{K => V, fixed => 1}.
exact(M, V) -> M#{key := V}.
new(X) -> #{x => X, y => [X]}.
update(#user{age = A} = U, N) when is_integer(A) -> U#user{name = N, age = A + 1}.
tag(#user{}) -> user;
tag({ok, _}) -> ok;
tag({error, R, _}) -> R;
tag([H | _]) -> H.
set(T, V) -> setelement(2, setelement(3, T, V), V).
