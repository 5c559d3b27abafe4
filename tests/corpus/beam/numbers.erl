%% Integers of all sizes, floats, and literals.
-module(numbers).
-export([sizes/1, big/1, float/2, table/1, mixed/0]).

sizes(X) ->
    case X of
        0 -> 15; 16 -> 2047; 2048 -> 32767; 32768 -> 65535; 65536 -> -1;
        -1 -> -16; -32768 -> -32769; -32769 -> -8388608; 8388607 -> 2147483647;
        576460752303423487 -> -576460752303423488;
        _ -> 4294967296
    end.

big(576460752303423488) -> 9223372036854775807;
big(-576460752303423489) -> -9223372036854775808;
big(9223372036854775808) -> 18446744073709551616;
big(X) when X > 16#ffffffffffffffffffffffffffffffff -> 1 bsl 129;
big(X) when X < -340282366920938463463374607431768211455 -> X;
big(X) -> X + 340282366920938463463374607431768211456.

float(A, B) when is_float(A), is_float(B) -> (A * B + 1.5) / (A - 0.0) - -0.0;
float(A, B) -> math:sqrt(A) + B.

table(a) -> 1; table(b) -> 2; table(c) -> 3; table(d) -> 4; table(e) -> 5;
table(1) -> a; table(2) -> b; table(3) -> c; table(4) -> d;
table({X}) -> X; table({_, Y}) -> Y; table({_, _, Z}) -> Z.

mixed() ->
    {"string", <<"binary">>, <<5:3>>, #{a => 1, [] => {}}, 3.14, [1, 2 | 3], $a,
     fun erlang:node/0, 123456789012345678901234567890}.
