-module(churn).
-export([main/1, adder/1, text/1, walk/2, tree/0]).
main(N) ->
    F = adder(N),
    {tree(), text(N), walk([1, 2, 3], F), F(12345)}.
adder(N) -> fun(X) -> X + N + 271828 end.
text(1) -> "text of a literal that is long enough";
text(2) -> <<"bytes of a literal, more than sixty-four of them so that they stand off the heap, all 271828">>;
text(_) -> {none, 271828, 2.5}.
walk([H | T], F) -> [F(H) | walk(T, F)];
walk([], _) -> fun ?MODULE:tree/0.
tree() -> #{key => [271828, {a, "b", 99999999999999999999}], 271828 => fun lists:map/2}.
