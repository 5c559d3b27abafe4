%% What the natives of ASN.1 do, printed: the same on every emulator.
-module(asn1_natives).
-export([main/0]).

main() ->
    code:ensure_loaded(asn1rt_nif),
    [io:format("~p~n", [{erlang:fun_info(T, name), T()}]) || T <- [fun decode/0, fun encode/0, fun cut/0, fun pack/0, fun keys/0]],
    halt().

try_it(F) -> try F() catch C:R -> {C, R} end.

samples() ->
    [<<2, 1, 5>>, <<48, 0>>, <<48, 6, 2, 1, 1, 2, 1, 2>>, <<48, 128, 2, 1, 1, 0, 0>>, <<4, 129, 3, 1, 2, 3, 9, 9>>, <<16#bf, 16#21, 2, 5, 0>>,
     <<16#9f, 16#81, 16#01, 1, 7>>, <<16#df, 16#ff, 16#7f, 0>>, <<160, 3, 2, 1, 9>>, <<4, 130, 1, 0, 0:2048>>, <<48, 128, 48, 128, 0, 0, 0, 0, 1>>].

decode() ->
    Bad = [<<>>, <<2>>, <<2, 5, 1>>, <<48, 3, 2, 5, 1>>, <<2, 128, 0, 0>>, <<48, 128, 2, 1, 1>>, <<31, 129, 129, 1>>, <<31, 1>>, <<2, 133, 1, 1, 1, 1, 1, 0>>,
           <<2, 130, 1>>, <<48, 128>>, [<<2>>, [1, 5]]],
    [try_it(fun() -> asn1rt_nif:decode_ber_tlv(B) end) || B <- samples() ++ Bad] ++ [try_it(fun() -> asn1rt_nif:decode_ber_tlv(a) end)].

encode() ->
    Decoded = [element(1, asn1rt_nif:decode_ber_tlv(B)) || B <- samples()],
    Deep = lists:foldl(fun(_, V) -> {16, [V]} end, {2, <<1>>}, lists:seq(1, 100)),
    [try_it(fun() -> asn1rt_nif:encode_ber_tlv(T) end)
     || T <- Decoded ++ [Deep, {16#10000 + 200, <<1>>}, {16#30000 + 70000, <<>>}, {4, binary:copy(<<1>>, 70000)}, {2, a}, {a, <<>>}, a, {16, [a]}, {-1, <<>>}, {16, [{2, <<1>>} | a]}]].

%% Every beginning of something well-formed.
cut() ->
    {Whole, <<>>} = {asn1rt_nif:encode_ber_tlv({16, [{2, <<1, 2>>}, {16#20003, [{1, <<255>>}, {5, <<>>}]}, {16#1ffff band 16#13fff, <<7>>}]}), <<>>},
    [try_it(fun() -> asn1rt_nif:decode_ber_tlv(binary:part(Whole, 0, N)) end) || N <- lists:seq(0, byte_size(Whole))].

pack() ->
    [try_it(fun() -> asn1rt_nif:encode_per_complete(L) end)
     || L <- [[], [0], [1], [1, 0, 1, 2, 1], [10, 3, 5], [1, 10, 8, 255], [1, 1, 1, 10, 7, 127], [1, 20, 3, "abc"], [21, 0, 2, "xy", 1], [1, 30, 3, 2, 255, 248],
              [30, 0, 1, 7], [31, 1, 0, 2, 170, 254], [1, 40, 4, 4, 1, 0, 1, 1], [40, 9, 2, 1, 1], [40, 1, 3, 1, 0, 1], [41, 3, 0, 3, 1, 1, 0], [42, 0, 3, 3, 1, 0, 1],
              [43, 0, 2, 0, 2, 1, 1], [45, 8, 1, 165], [1, 45, 5, 1, 168], [45, 20, 1, 255], [46, 0, 12, 2, 171, 192], [47, 0, 16, 0, 2, 1, 2], [2], [2, 2],
              [1, 2, 2, 20, 1, 9], [99], [40, 2, 2, 5, 5], [[[1], <<0, 1>>], 1]]] ++ [try_it(fun() -> asn1rt_nif:encode_per_complete(a) end)].

%% Keys, as public_key has them.
keys() ->
    Key = {'RSAPublicKey', 16#c0ffee0123456789abcdef0123456789, 65537},
    Der = public_key:der_encode('RSAPublicKey', Key),
    Pem = public_key:pem_encode([{'RSAPublicKey', Der, not_encrypted}]),
    [Entry] = public_key:pem_decode(Pem),
    {Der, Pem, public_key:der_decode('RSAPublicKey', Der) =:= Key, public_key:pem_entry_decode(Entry) =:= Key,
     element(1, try_it(fun() -> public_key:der_decode('RSAPublicKey', <<1, 2, 3>>) end)),
     try_it(fun() -> element(1, asn1rt_nif:decode_ber_tlv(binary:copy(<<48, 128>>, 10000))) end) =/= ok}.
