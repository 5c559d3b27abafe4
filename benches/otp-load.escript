#!/usr/bin/env escript
%%! +S 1 +SDcpu 1 +SDio 1
%% benches/otp-load.escript [DIR…]: how long OTP itself takes to prepare modules for running, the reference for `purlin check`.
%% All .beam files below the DIRs (default: this OTP's lib) are read into memory first; then erlang:prepare_loading/2 (verify,
%% transform, emit; nothing is made visible) runs over each, on one scheduler thread. Prints the files, their bytes, those
%% that were refused, and the seconds of the fastest of three rounds: processor time, then time by the clock. Run it with the OTP to
%% be measured (--figures: the seconds alone, for benches/loading):
%%
%%     $(tools/otp path trixie)/escript benches/otp-load.escript
-mode(compile).

main([]) -> main([code:lib_dir()]);
main(["--figures" | Dirs]) ->
    {Cpu, Clock, _} = fastest(modules(Dirs)),
    io:format("~.3f ~.3f~n", [Cpu, Clock]),
    halt(0);
main(Dirs) ->
    Modules = modules(Dirs),
    Bytes = lists:sum([byte_size(B) || {_, B} <- Modules]),
    {Cpu, Clock, Refused} = fastest(Modules),
    io:format("OTP ~s ~s: ~w modules, ~.1f MB, ~w refused, ~.3f s (~.3f s by the clock)~n",
              [erlang:system_info(otp_release), erlang:system_info(emu_flavor), length(Modules), Bytes / 1.0e6, Refused, Cpu, Clock]),
    halt(0).

modules(Dirs) -> lists:append([beams(D) || D <- Dirs]).

fastest(Modules) -> lists:min([prepare(Modules) || _ <- [1, 2, 3]]).

beams(Dir) ->
    [begin {ok, Code} = file:read_file(F), {list_to_atom(filename:basename(F, ".beam")), Code} end
     || Name <- lists:sort(filelib:wildcard("**/*.beam", Dir)), F <- [filename:join(Dir, Name)]].

%% What is prepared is let go at once: the machine's code memory stays as it was.
prepare(Modules) ->
    erlang:garbage_collect(),
    {Before, _} = statistics(runtime),
    Start = erlang:monotonic_time(),
    Refused = lists:foldl(fun({Module, Code}, N) ->
        case erlang:prepare_loading(Module, Code) of
            {error, _} -> N + 1;
            _ -> N
        end
    end, 0, Modules),
    Clock = erlang:convert_time_unit(erlang:monotonic_time() - Start, native, microsecond) / 1.0e6,
    {After, _} = statistics(runtime),
    {(After - Before) / 1.0e3, Clock, Refused}.
