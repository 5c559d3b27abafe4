-module(lies).
-export([main/0]).

main() ->
    Terms = [0, -1, 255, 576460752303423487, -576460752303423488, 576460752303423488, 1180591620717411303424,
             -1180591620717411303424, 1.5, a, [], [1], {1, 2}, <<"bin">>, #{a => 1}, fun main/0, self(), make_ref()],
    Funs = [fun add/2, fun subtract/2, fun increment/2, fun mask/2, fun remainder/2, fun less/2, fun at_least/2,
            fun same/2, fun other/2, fun range/2, fun order/2, fun chain/2],
    walk([F(A, B) || F <- Funs, A <- Terms, B <- Terms]).

walk(Results) ->
    _ = term_to_binary(Results),
    well_formed(Results).

well_formed([Result | Results]) ->
    case Result of
        badarith -> well_formed(Results);
        true -> well_formed(Results);
        false -> well_formed(Results);
        Number when is_integer(Number); is_float(Number) -> well_formed(Results)
    end;
well_formed([]) -> well_formed.

add(A, B) -> try A + B catch error:badarith -> badarith end.
subtract(A, B) -> try A - B catch error:badarith -> badarith end.
increment(A, _) -> try A + 1 catch error:badarith -> badarith end.
mask(A, _) -> try A band 255 catch error:badarith -> badarith end.
remainder(A, _) -> try A rem 1000 catch error:badarith -> badarith end.
less(A, B) when A < B -> 1;
less(_, _) -> 2.
at_least(A, _) when A >= 3 -> 1;
at_least(_, _) -> 2.
same(A, B) when A =:= B -> 1;
same(_, _) -> 2.
other(A, B) when A =/= B -> 1;
other(_, _) -> 2.
range(A, _) when A >= 48, A =< 57 -> 1;
range(_, _) -> 2.
order(A, B) when A < B -> 1;
order(_, _) -> 2.
%% What is computed by believing is computed with further.
chain(A, B) ->
    try
        C = (A band 65535) + (B rem 77),
        D = C * C - (A rem 1000),
        if
            D >= 0, D < 100 -> D + C;
            true -> (D bxor C) bsr 3
        end
    catch
        error:badarith -> badarith
    end.
