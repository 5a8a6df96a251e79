import type { StorageAccountType } from '../estate/estate.ts';

/** Every storage account type that some API version knows. */
export const STORAGE_ACCOUNT_TYPES: readonly StorageAccountType[] = [
  'Standard_LRS',
  'Standard_ZRS',
  'Premium_LRS',
  'PremiumV2_LRS',
  'StandardSSD_LRS',
];
