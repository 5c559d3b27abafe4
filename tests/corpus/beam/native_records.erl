%% Native records (OTP 29).
-module(native_records).
-export([new/1, get/1, set/2, is/1]).
-export_record([point]).
-record #point{x = 0, y = 99999999999999999999999999999, z, w = [a, b]}.
-record #hidden{only}.

new(A) -> {#point{x = A, z = 3}, #hidden{only = A}}.
get(#point{x = X, y = Y}) -> {X, Y};
get(#hidden{only = O}) -> O.
set(R, Z) -> F = fun(N) -> R#point{x = N, w = Z} end, F.
is(R) -> is_record(R, point).
