const HCL_ENDING = /\.(?:tf|tofu|tfvars|hcl)$/i;

/** Whether a file is written in HCL, the language of Terraform and Packer. */
export function isHcl(path: string, _text: string): boolean {
  return HCL_ENDING.test(path);
}
