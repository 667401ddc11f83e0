/** Sentences of the libraries that read tokens (RFC 7519): Java, .NET, Node, Python, Go, PHP, Ruby, Rust and the gateways built on them. Data; see wording.ts. */
import type { WordingRow } from './wording';

export const tokenRows: readonly WordingRow[] = [
  { cause: 'credential-expired', words: /\bIDX10(?:223|249):|\bExpiredSignature\b|\bAssertion is not within its valid time range\b/i },
  { cause: 'credential-not-yet-valid', words: /\bIDX10222:|\bImmatureSignature\b|\bJWT (?:must not be accepted before|early by|before use time)\b|\bcannot handle token (?:with \w{3} )?prior to\b|\btoken (?:used|use) before (?:its )?(?:valid|nbf|not before)/i },
  {
    cause: 'wrong-audience-or-issuer',
    words: /\bIDX(?:102(?:0[5-8]|11|14|31)|40001):|\bunexpected ["']?(?:aud|iss)["']? claim\b|\b(?:aud|iss)["']? claim (?:is not (?:equal|the)|has value|value (?:is invalid|mismatch))|\bjwt (?:audience|issuer) rejected\b|\brequired (?:audience|issuer) is missing\b|\boidc: (?:expected audience|id token issued by a different provider)|audience claim value is invalid|\bno (?:mandatory )?['"]iss['"] in claims|\bfor given ['"]iss['"]|\baudience validation failed/i,
  },
  {
    cause: 'credential-malformed',
    words: /\bIDX1(?:0000: The parameter 'token' .{0,12}empty string|0504: .{0,40}not (?:have|contain) a signature)|\bJWT strings must contain exactly 2 period\b|\b(?:failed|unable|not able|could not|couldn['’]t|cannot|can['’]t|error(?: while)?|failure) (?:to )?(?:pars|decod|deseriali[sz]|unmarshal)(?:e|ing)? (?:the |your |this |given )?(?:\S{1,16} ){0,4}(?:token|jwt|jws|credentials?|authorization header)\b|\bcompacttoken parsing failed|\binvalid (?:compact jws|crypto padding|(?:header|payload) (?:string|padding|segment)|(?:unsecured\/)?jws(?:\/jwe)? header)|\bmissing (?:part|dot) delimiter|\berror decoding token headers\b/i,
  },
  { cause: 'credential-missing', words: /\b(?:jwt|token) must be (?:provided|supplied|present)\b|\bmissing (?:required )?oauth token\b|IDX10000: The parameter 'token' cannot be a? ?'?null/i },
  {
    cause: 'credential-invalid',
    words: /\bIDX105(?:0[0-3]|1[17]):|\bno applicable key found in the JSON Web Key\b|\bno matching (?:key|jwk)(?:\(s\)|s)? (?:was |were )?found\b|\btoken is unverifiable\b|\berror in cryptographic primitive\b|\bcrypto\/\w{2,8}: verification error|\bgiven token not valid for any token type\b|\b(?:basic|bearer|digest|ldap|token|key|hmac) auth(?:entication)? (?:has )?failed\b|\binvalid client credentials\b/i,
  },
];
