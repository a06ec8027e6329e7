import type { Transporter } from 'nodemailer'
import { config } from './config.server'
import { Hopeless } from './jobs.server'
import { log } from './log.server'

/** A letter ready for the post. */
export interface Mail {
  /** Same for every try of one letter, so that a mail server or reader can tell a second copy. */
  messageId: string
  to: string
  subject: string
  text: string
  html: string
  language: string
  /** Where one press ends letters like this one (RFC 8058); null for what has to be told. */
  end: string | null
}

/** Where letters go: the mail server of the configuration, or none. */
export interface Post {
  smtpUrl: string | undefined
  from: string
}

export const configuredPost: Post = { smtpUrl: config.smtpUrl, from: config.mailFrom }

const transports = new Map<string, Transporter>()
let hasWarned = false

/**
 * Hands a letter to the mail server. Throws when the server cannot be reached or says "later" (the job tries again), and
 * `Hopeless` when it refuses the letter for good, or when there is no mail server at all.
 */
export async function send(mail: Mail, post: Post): Promise<void> {
  if (!post.smtpUrl) {
    if (!hasWarned) log.warn('SMTP_URL is not set: letters are kept in the list of parked jobs')
    hasWarned = true
    throw new Hopeless('SMTP_URL is not set')
  }
  try {
    const transport = await transportOf(post.smtpUrl)
    await transport.sendMail({
      messageId: mail.messageId,
      from: post.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: {
        'Content-Language': mail.language,
        'Auto-Submitted': 'auto-generated',
        ...(mail.end ? { 'List-Unsubscribe': `<${mail.end}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
      // Links and addresses come from us, but a subject holds names that people chose: nothing in a letter is read from disk or network.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } catch (error) {
    const { responseCode = 0, message = '' } = error as { responseCode?: number; message?: string }
    throw responseCode >= 500 && responseCode < 600
      ? new Hopeless(`${responseCode} from the mail server`)
      : new Error(message.slice(0, 200))
  }
}

/** One transport per server. A slow one is given up before the job's lease of two minutes ends. */
async function transportOf(smtpUrl: string): Promise<Transporter> {
  let transport = transports.get(smtpUrl)
  if (!transport) {
    const { createTransport } = await import('nodemailer')
    transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 })
    transports.set(smtpUrl, transport)
  }
  return transport
}
