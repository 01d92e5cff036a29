/** A quick look whether a text can hold anything to hide: most hold nothing, and the patterns are slow. */

/** One of these stands in every text that a pattern of `patterns.ts` matches. */
const pieces =
  '@ hf_ sk- AKIA ASIA gho_ ghp_ ghs_ ghu_ ghr_ github_pat_ glpat- gldt- glrt- glptt- glcbt- glsoat- glagent- glft- glimt- npm_ pypi- _live_ _test_ whsec_ gsk_ r8_ pplx- api_org_ SG. :AA dop_v1_ dapi ya29. GOCSPX 8Q~ xapp- ABIA ACCA ooks.slack /webhooks/ ?sig &sig ;sig ?Sig &Sig ignature= sername uthorization UTHORIZATION _pwd _PWD tfevents xox AIza eyJ earer EARER rivate RIVATE :// /home/ /Users/ /root \\Users assw ASSW assp ASSP ecret ECRET oken OKEN key Key KEY redential REDENTIAL host Host HOST ode_name odename odeName ODE_NAME ODENAME aster_addr ASTER_ADDR fqdn FQDN andb ANDB'.split(
    ' ',
  );

const pairOf = (first: number, second: number): number => (first << 8) | second;

/** Which pairs of characters begin a piece. */
const beginsPiece = new Uint8Array(65536);
const piecesByPair = new Map<number, string[]>();
for (const piece of pieces) {
  const first = piece.charCodeAt(0);
  if (piece.length === 1) {
    beginsPiece.fill(1, pairOf(first, 0), pairOf(first, 255) + 1);
    continue;
  }
  const pair = pairOf(first, piece.charCodeAt(1));
  beginsPiece[pair] = 1;
  piecesByPair.set(pair, [...(piecesByPair.get(pair) ?? []), piece]);
}

/** Says yes a little too often: a piece of a pattern, with what a key needs behind it. */
const context =
  /@|hf_|sk-|a[ks]ia[a-z0-9]{16}|gh[opsur]_|github_pat_|glpat-|xox[a-z]-|aiza|eyj|bearer\s|private.?key|:\/\/|\/home\/|\/users\/|\/root|\\users|(?:passw(?:or)?d|passphrase|secret|secret.?key|token|(?:api|access|signing|encryption|account|private).?key(?:.?id)?|credentials?|host|host.?name|node.?name|master.?addr(?:ess)?|fqdn)\\{0,3}["']?\s{0,4}[:=]|wandb.{0,60}[0-9a-f]{40}|wandb_v1_|gl(?:dt|rt|ptt|cbt|soat|agent|ft|imt)-|npm_[a-z0-9]{36}|pypi-|[srp]k_(?:live|test)_|whsec_|gsk_|r8_[a-z0-9]{30}|pplx-|api_org_|sg\.[a-z0-9_-]{16}|:aa[a-z0-9_-]{33}|dop_v1_|dapi[0-9a-f]{32}|ya29\.|gocspx-|8q~|xapp-|a[bc][ic]a[a-z0-9]{16}|hooks\.slack\.com|\/webhooks\/|[?&;]sig|signature=|x-amz-security|authorization|username|_pwd\\{0,3}["']?\s{0,4}[:=]|tfevents\.\d|--[\w-]{0,40}(?:passw|passphrase|secret|token|api-?key|access-?key)/i;

/**
 * False only for a text that no pattern can match. One look at each pair of characters, which is four times as quick as
 * searching for the pieces one by one.
 */
export function isSuspect(text: string): boolean {
  let previous = text.charCodeAt(0) & 255;
  if (text === '@') return true;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at) & 255;
    const pair = pairOf(previous, code);
    if (beginsPiece[pair] === 1) {
      if (isPieceAt(text, at - 1, pair)) return context.test(text);
    }
    previous = code;
  }
  return false;
}

/** A plain loop: one closure per character pair of ten thousand runs is a gigabyte. */
function isPieceAt(text: string, at: number, pair: number): boolean {
  const candidates = piecesByPair.get(pair);
  if (candidates === undefined) return true;
  for (const piece of candidates) if (text.startsWith(piece, at)) return true;
  return false;
}
