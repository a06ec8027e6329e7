/** Content-Security-Policy without its `script-src`: nothing is loaded that is not listed, and nothing from elsewhere is. */
const policyRest =
  "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/** For pages that send no script at all; it needs no nonce, so a kept page can carry it. */
export const scriptlessPolicy = `default-src 'none'; script-src 'none'; ${policyRest}`

export const scriptPolicy = (nonce: string): string => `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; ${policyRest}`

/** Headers that every response carries, errors and files included; computed once. */
export function standingHeaders(isHttps: boolean): readonly (readonly [string, string])[] {
  const headers: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    ],
    ['X-Frame-Options', 'DENY'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
  ]
  if (isHttps) headers.push(['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'])
  return headers
}

export const privately = 'private, no-store'
