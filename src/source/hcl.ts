const HCL_ENDING = /\.(?:tf|tofu|tfvars|hcl)$/i;
const ANY_ENDING = /\.[^./\\]+$/;
/** Characters at the beginning of a text that tell its language. */
const HEAD = 4096;
/** The first block of a file of Terraform or of Packer, where a line begins with it. */
const FIRST_BLOCK =
  /^(?:(terraform|provider|resource|data|module|moved|import|check|output)|(packer|source|build)|variable|locals)\b[ \t]*(?:"[^"\n]*"[ \t]*){0,2}\{/m;

/** Whether a file is written in HCL, the language of Terraform and Packer: by its ending, or by its first block where it has none, as standard input. */
export function isHcl(path: string, text: string): boolean {
  return HCL_ENDING.test(path) || (!ANY_ENDING.test(path) && FIRST_BLOCK.test(text.slice(0, HEAD)));
}

/** Whose blocks a text in HCL has; undefined of one that could be anybody's. */
export function ownerOfHcl(text: string): 'terraform' | 'packer' | undefined {
  const [found, ofTerraform, ofPacker] = FIRST_BLOCK.exec(text.slice(0, HEAD)) ?? [];
  if (found === undefined) return undefined;
  if (ofTerraform !== undefined) return 'terraform';
  if (ofPacker !== undefined) return 'packer';
  // Variables and locals stand first in both.
  return /^(?:packer|source|build)\b[^=\n]*\{/m.test(text) ? 'packer' : 'terraform';
}
