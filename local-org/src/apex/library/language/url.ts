/** System.URL: the parts of a URI by RFC 3986, as java.net.URI names them. Apex Reference Guide, "URL Class". */
import { NotModelled } from "../../runtime/exceptions.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

class ApexUrl {
  static readonly apexName = "System.Url";
  readonly text: string;
  readonly protocol: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  constructor(text: string) {
    const [, protocol, authority, path, query = null, ref = null] =
      /^([a-z][a-z\d+.-]*):\/\/([\w.-]+(?::\d+)?)(\/[^?#]*|)(?:\?([^#]*))?(?:#(.*))?$/i.exec(text) ?? [];
    const isPlain = /^[\w.~!$&'()*+,;=:@/?#-]*$/.test(text);
    if (protocol === undefined || authority === undefined || !isPlain) throw new NotModelled(`the URL ${text}`);
    this.text = text;
    this.protocol = protocol;
    this.authority = authority;
    this.path = path ?? "";
    this.query = query;
    this.ref = ref;
  }

  get port(): number {
    return Number(/:(\d+)$/.exec(this.authority)?.[1] ?? -1);
  }
}

const withPort = (protocol: string, host: string, port: number, file: string) =>
  new ApexUrl(`${protocol}://${host}${port === -1 ? "" : `:${port}`}${file}`);

/** An org has a My Domain, on which Apex runs; this is the name of ours. */
const MY_DOMAIN = "https://local-org.my.salesforce.com";

platformClass("System.Url", {
  ...withoutNulls({
    "new(String spec)": (spec: string) => new ApexUrl(spec),
    "new(String protocol, String host, String file)": (protocol: string, host: string, file: string) =>
      withPort(protocol, host, -1, file),
    "new(String protocol, String host, Integer port, String file)": withPort,
  }),
  "static Url getOrgDomainUrl()": () => new ApexUrl(MY_DOMAIN),
  "String getAuthority()": ({ authority }: ApexUrl) => authority,
  "String getFile()": ({ path, query }: ApexUrl) => (query === null ? path : `${path}?${query}`),
  "String getHost()": ({ authority }: ApexUrl) => authority.replace(/:\d+$/, ""),
  "String getPath()": ({ path }: ApexUrl) => path,
  "Integer getPort()": ({ port }: ApexUrl) => port,
  "String getProtocol()": ({ protocol }: ApexUrl) => protocol,
  "String getQuery()": ({ query }: ApexUrl) => query,
  "String getRef()": ({ ref }: ApexUrl) => ref,
  "String toExternalForm()": ({ text }: ApexUrl) => text,
});
