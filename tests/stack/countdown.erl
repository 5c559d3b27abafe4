%% Runs many instructions: a loop, and calls that return. Compiled by OTP 27; tests/stack.rs runs it.
-module(countdown).
-export([loop/1, fib/1]).

loop(0) -> done;
loop(N) -> loop(N - 1).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).
