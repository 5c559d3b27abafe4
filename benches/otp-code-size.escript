#!/usr/bin/env escript
%%! +S 1 +JPperf map
%% benches/otp-code-size.escript DIR: how much machine code OTP's JIT makes of all .beam files below DIR, in megabytes: all are loaded,
%% and the sizes that the emulator writes for the profiler perf (/tmp/perf-PID.map) are summed up. Literals are not among them; a few
%% modules with `on_load` functions are left out, which would have to be run.
-mode(compile).

main([Dir]) ->
    lists:foreach(fun(File) -> load(filename:join(Dir, File)) end, filelib:wildcard("**/*.beam", Dir)),
    Map = "/tmp/perf-" ++ os:getpid() ++ ".map",
    {ok, Text} = file:read_file(Map),
    ok = file:delete(Map),
    Sizes = [binary_to_integer(Size, 16)
             || Line <- binary:split(Text, <<"\n">>, [global]), [_, Size | _] <- [binary:split(Line, <<" ">>, [global])]],
    io:format("~.1f MB~n", [lists:sum(Sizes) / 1.0e6]),
    halt(0).

load(File) ->
    Module = list_to_atom(filename:basename(File, ".beam")),
    {ok, Code} = file:read_file(File),
    case erlang:module_loaded(Module) orelse erlang:prepare_loading(Module, Code) of
        true -> ok;
        {error, _} -> ok;
        Prepared ->
            case erlang:has_prepared_code_on_load(Prepared) of
                true -> ok;
                false -> ok = erlang:finish_loading([Prepared])
            end
    end.
