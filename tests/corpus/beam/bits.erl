%% Building and matching bit strings.
-module(bits).
-export([parse/1, build/3, utf/1, comp/1, skip/1]).

parse(<<"HTTP/", Major:8, ".", Minor:8, Rest/binary>>) -> {Major, Minor, Rest};
parse(<<1:4, A:12/little, F:64/float, T:7/bitstring, _/bits>>) -> {A, F, T};
parse(<<N:16/signed, B:N/binary, Rest/bits>>) -> {B, Rest};
parse(<<>>) -> empty.

build(A, B, C) when is_binary(C) ->
    X = <<A:16, B:32/little-float, C/binary, "tail">>,
    <<X/binary, (byte_size(C)):7, A/utf8>>.

utf(<<C/utf8, R/binary>>) -> [C | utf(R)];
utf(<<C/utf16-little, R/binary>>) -> [C | utf(R)];
utf(<<C/utf32, R/binary>>) -> [C | utf(R)];
utf(_) -> [].

comp(B) -> << <<(X + 1):8>> || <<X:8>> <= B, X < 255 >>.

skip(<<_:32, A/binary>>) -> skip(A);
skip(<<_:3, A:5, _/bits>>) -> A.
