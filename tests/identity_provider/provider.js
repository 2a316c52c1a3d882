// A real OpenID Connect provider on this machine, for the tests: it behaves, until a test asks it not to.
//
//   node provider.js <redirect uri> ...     prints its address when it listens
//
// POST /test/accounts  {login: {claims}}  who can sign in, by any password
// POST /test/mode      {mode}             how its answers are spoiled, '' for not at all

import { createServer } from 'node:http'
import { generateKeyPairSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, exportJWK, importJWK } from 'jose'
import { Provider } from 'oidc-provider'

const CLIENT = { client_id: 'keuzeruimte', client_secret: 'a secret of the tests, thirty-two long' }
const own = { ...(await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)), kid: 'own' }
const other = await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)

let accounts = {}
let mode = ''

const server = createServer()
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const issuer = `http://127.0.0.1:${server.address().port}`

const provider = new Provider(issuer, {
  clients: [{ ...CLIENT, redirect_uris: process.argv.slice(2), token_endpoint_auth_method: 'client_secret_basic' }],
  jwks: { keys: [{ ...own, alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub', 'eckId', 'uid'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
  findAccount: (_, login) => ({ accountId: login, claims: () => ({ sub: login, ...accounts[login] }) }),
  async loadExistingGrant(ctx) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
    grant.addOIDCScope('openid profile email')
    await grant.save()
    return grant
  },
})

const resign = async (token, changes, key = own, header = decodeProtectedHeader(token)) =>
  new SignJWT({ ...decodeJwt(token), ...changes }).setProtectedHeader(header).sign(
    key instanceof Uint8Array ? key : await importJWK(key, 'RS256'),
  )

// How an id_token is spoiled. All but the first three are signed as the provider signs.
const SPOIL = {
  'another key': (token) => resign(token, {}, other),
  'changed after signing': (token) => {
    const [head, , signature] = token.split('.')
    const body = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: 'somebody else' })).toString('base64url')
    return [head, body, signature].join('.')
  },
  'signed with the shared secret': (token) =>
    resign(token, {}, new TextEncoder().encode(CLIENT.client_secret), { alg: 'HS256', kid: 'own' }),
  unsigned: (token) => new UnsecuredJWT(decodeJwt(token)).encode(),
  'wrong audience': (token) => resign(token, { aud: 'another application' }),
  'meant for another': (token) => resign(token, { aud: ['keuzeruimte', 'x'], azp: 'x' }),
  'wrong issuer': (token) => resign(token, { iss: 'https://another.example' }),
  'wrong nonce': (token) => resign(token, { nonce: 'of another sign-in' }),
  'no nonce': (token) => resign(token, { nonce: undefined }),
  expired: (token) => resign(token, { exp: Math.floor(Date.now() / 1000) - 600 }),
  'no id_token': () => undefined,
}

provider.use(async (ctx, next) => {
  await next()
  if (ctx.path === '/token' && ctx.body?.id_token && SPOIL[mode]) {
    ctx.body.id_token = await SPOIL[mode](ctx.body.id_token)
  }
  if (ctx.path.endsWith('openid-configuration') && mode === 'another issuer answers') {
    ctx.body.issuer = 'https://another.example'
  }
  if (ctx.path.endsWith('openid-configuration') && mode === 'an address outside') {
    ctx.body.token_endpoint = 'http://outside.example/token'
  }
  if (ctx.path === '/me' && mode === 'user info of another') ctx.body.sub = 'somebody else'
  if (ctx.path === '/me' && mode === 'user info of another kind') ctx.body = ['a', 'list']
})

async function read(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const serve = provider.callback()
server.on('request', async (request, response) => {
  if (request.url.startsWith('/test/')) {
    const told = JSON.parse(await read(request))
    if (request.url === '/test/accounts') accounts = told
    if (request.url === '/test/mode') mode = told.mode
    return response.end()
  }
  if (request.url.startsWith('/sign-in/') && request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    return response.end(`<!doctype html><html lang="nl"><title>Inloggen bij school</title><h1>Inloggen bij school</h1>
      <form method="post"><label>Gebruikersnaam <input name="login"></label><button>Log in</button>
      <button name="stop" value="1">Stop</button></form></html>`)
  }
  if (request.url.startsWith('/sign-in/')) {
    const sent = new URLSearchParams(await read(request))
    const outcome = sent.get('stop') ? { error: 'access_denied' } : { login: { accountId: sent.get('login') } }
    return provider.interactionFinished(request, response, outcome, { mergeWithLastSubmission: false })
  }
  return serve(request, response)
})
console.log(issuer)
