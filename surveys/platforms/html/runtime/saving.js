// The file of answers, as it is or sealed to a public key, and the draft in the browser.

const DRAFT_LASTS = 30 * 86_400_000;
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

// Eighty random bits in letters that are hard to mistake for one another.
export function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => LETTERS[one % 32]).join("");
}

export function randomSeed() {
  return crypto.getRandomValues(new Int32Array(1))[0];
}

function base64url(bytes) {
  const text = [...new Uint8Array(bytes)].map((one) => String.fromCharCode(one)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function canSeal() {
  return Boolean(globalThis.crypto?.subtle);
}

// A compact JWE (RFC 7516): RSA-OAEP-256 wraps a fresh key, A256GCM encrypts with it.
export async function sealed(text, publicKey) {
  const { subtle } = crypto;
  const header = { alg: "RSA-OAEP-256", enc: "A256GCM", typ: "JWE", cty: "tkk-answers+json" };
  const first = base64url(new TextEncoder().encode(JSON.stringify(header)));
  const rsa = { name: "RSA-OAEP", hash: "SHA-256" };
  const { kty, n, e } = publicKey;
  const key = await subtle.importKey("jwk", { kty, n, e }, rsa, false, ["encrypt"]);
  const content = await subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const wrapped = await subtle.encrypt(rsa, key, await subtle.exportKey("raw", content));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(first);
  const parameters = { name: "AES-GCM", iv, additionalData, tagLength: 128 };
  const whole = await subtle.encrypt(parameters, content, new TextEncoder().encode(text));
  const end = whole.byteLength - 16;
  const parts = [wrapped, iv, whole.slice(0, end), whole.slice(end)];
  return [first, ...parts.map(base64url)].join(".");
}

export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Drafts lie under the version of the form, so that they never get into another one.
export function draftsOf(form) {
  const key = `tkk/${form.instrument}@${form.wave}/${form.content_hash}`;
  return {
    possible() {
      try {
        localStorage.setItem(`${key}/try`, "1");
        localStorage.removeItem(`${key}/try`);
        return true;
      } catch {
        return false;
      }
    },
    read() {
      try {
        const found = JSON.parse(localStorage.getItem(key));
        if (found && Date.now() - found.saved < DRAFT_LASTS) return found;
        localStorage.removeItem(key);
      } catch {
        // What cannot be read is no draft.
      }
      return null;
    },
    write(draft) {
      try {
        localStorage.setItem(key, JSON.stringify({ ...draft, saved: Date.now() }));
        return true;
      } catch {
        return false;
      }
    },
    remove() {
      try {
        localStorage.removeItem(key);
      } catch {
        // There is nothing to remove.
      }
    },
  };
}
