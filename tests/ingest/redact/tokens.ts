/** Made-up tokens in the forms of their services. They are put together here, so that no scanner takes them for real ones. */

const letters = (length: number): string => 'aB3dE5gH7jK9mN1pQ2'.repeat(20).slice(0, length);
const hex = (length: number): string => '0123456789abcdef'.repeat(20).slice(0, length);
const join = (...parts: readonly string[]): string => parts.join('');

/** By service. */
export const tokens: Readonly<Record<string, string>> = {
  huggingFace: join('hf', '_', letters(34)),
  openAi: join('sk', '-', 'proj-', letters(48)),
  anthropic: join('sk', '-ant-', 'api03-', letters(60)),
  groq: join('gsk', '_', letters(52)),
  replicate: join('r8', '_', letters(37)),
  wandb: join('wandb', '_v1_', letters(60)),
  aws: join('AK', 'IA', 'IOSFODNN7EXAMPLE'),
  google: join('AI', 'za', letters(35)),
  googleOAuth: join('ya', '29.', letters(60)),
  googleClient: join('GOC', 'SPX-', letters(28)),
  azure: join('abc', '8Q', '~', letters(34)),
  databricks: join('da', 'pi', hex(32)),
  digitalOcean: join('dop', '_v1_', hex(64)),
  gitHub: join('gh', 'p_', letters(36)),
  gitHubFine: join('github', '_pat_', letters(22), '_', letters(59)),
  gitLab: join('gl', 'pat-', letters(20)),
  gitLabRunner: join('gl', 'rt-', letters(20)),
  npm: join('npm', '_', letters(36)),
  pypi: join('pypi', '-AgEIcHlwaS5vcmc', letters(60)),
  slack: join('xo', 'xb-', '123456789012-', letters(24)),
  slackApp: join('xa', 'pp-1-', letters(40)),
  stripe: join('sk', '_live_', letters(24)),
  stripeRestricted: join('rk', '_test_', letters(24)),
  stripeHook: join('wh', 'sec_', letters(32)),
  sendGrid: join('S', 'G.', letters(22), '.', letters(43)),
  telegram: join('123456789', ':A', 'A', letters(33)),
  jwt: join('ey', 'JhbGciOiJIUzI1NiJ9', '.ey', 'JzdWIiOiIxMjM0In0', '.', letters(30)),
  jwe: join('ey', 'JhbGciOiJSU0EtT0FFUCJ9', '.', letters(20), '.', letters(12), '.', letters(20), '.', letters(10)),
};

/** Secrets that only what stands around them tells: the text, and the part that must be gone. */
export const inContext: readonly (readonly [text: string, secret: string])[] = [
  [`aws_secret_access_key = ${letters(40)}`, letters(40)],
  [`AWS_SESSION_TOKEN=${letters(80)}`, letters(80)],
  [`"dbPassword": "hunter2"`, 'hunter2'],
  [`cfg.api_key=abc123`, 'abc123'],
  [`PGPASSWORD=hunter2 psql`, 'hunter2'],
  [`mysql_pwd: hunter2`, 'hunter2'],
  [`train.py --db-password hunter2 --lr 0.1`, 'hunter2'],
  [`login --token ${letters(24)} now`, letters(24)],
  [`Authorization: Basic ${letters(24)}`, letters(24)],
  [`https://${letters(32)}@github.com/a/b`, letters(32)],
  [`redis://:hunter2@cache:6379`, 'hunter2'],
  [`AccountName=a;AccountKey=${letters(86)}==;EndpointSuffix=core`, letters(86)],
  [`https://a.blob.core.windows.net/c/b?sv=2022&sig=${letters(40)}%3D`, letters(40)],
  [`https://b.s3.amazonaws.com/x?X-Amz-Signature=${hex(64)}&a=1`, hex(64)],
  [`https://hooks.slack.com/services/T000/B000/${letters(24)}`, letters(24)],
  [`https://discord.com/api/webhooks/123456/${letters(60)}`, letters(60)],
  [`{"username":"ada","key":"${hex(32)}"}`, hex(32)],
  [`//registry.npmjs.org/:_authToken=${letters(30)}`, letters(30)],
  [`-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQOY\n-----END PGP PRIVATE KEY BLOCK-----`, 'lQOY'],
  [`"private_key": "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n"`, 'MIIE'],
  [`/var/home/ada/x`, 'ada'],
  [`file:///home/ada/x`, 'ada'],
  [`/gpfs/project/home/ada/x`, 'ada'],
  [`events.out.tfevents.1795249498.gpu-17.4242.0`, 'gpu-17'],
  [`runs/events.out.tfevents.1795249498.gpu-17.lab.example.v2`, 'gpu-17'],
];
