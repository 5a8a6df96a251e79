// Written by build/rules-index.mjs from the folders: a rule is listed by lying here.
import type { EngineRule, Rule } from '../src/engine/rule.ts';
import syntaxLimits from './syntax/limits.ts';
import syntaxYaml from './syntax/yaml.ts';
import schemaEnum from './schema/enum.ts';
import schemaFormat from './schema/format.ts';
import schemaRange from './schema/range.ts';
import schemaReadOnly from './schema/read-only.ts';
import schemaRequired from './schema/required.ts';
import schemaType from './schema/type.ts';
import schemaUnknownProperty from './schema/unknown-property.ts';
import suppressionsExpired from './suppressions/expired.ts';
import suppressionsReasonMissing from './suppressions/reason-missing.ts';
import suppressionsUnused from './suppressions/unused.ts';
import importDuplicate from './import/duplicate.ts';
import importIncomplete from './import/incomplete.ts';
import importNotCarried from './import/not-carried.ts';
import importUnrecognized from './import/unrecognized.ts';
import importUnresolved from './import/unresolved.ts';
import namingCommunityPrefix from './naming/community-prefix.ts';
import namingGalleryNameUnderscore from './naming/gallery-name-underscore.ts';
import namingGalleryName from './naming/gallery-name.ts';
import namingIdentifier from './naming/identifier.ts';
import namingImageName from './naming/image-name.ts';
import namingResourceId from './naming/resource-id.ts';
import uniquenessDataDiskLun from './uniqueness/data-disk-lun.ts';
import uniquenessDeploymentName from './uniqueness/deployment-name.ts';
import uniquenessDiskSource from './uniqueness/disk-source.ts';
import uniquenessEncryptionLun from './uniqueness/encryption-lun.ts';
import uniquenessGalleryName from './uniqueness/gallery-name.ts';
import uniquenessIdentifierAcrossGalleries from './uniqueness/identifier-across-galleries.ts';
import uniquenessIdentifier from './uniqueness/identifier.ts';
import uniquenessImageName from './uniqueness/image-name.ts';
import uniquenessTargetRegion from './uniqueness/target-region.ts';
import uniquenessVersionName from './uniqueness/version-name.ts';
import limitsDirectSharing from './limits/direct-sharing.ts';
import limitsDiskSize from './limits/disk-size.ts';
import limitsGalleriesPerRegion from './limits/galleries-per-region.ts';
import limitsHeadroom from './limits/headroom.ts';
import limitsImagesPerRegion from './limits/images-per-region.ts';
import limitsReplicasRecommended from './limits/replicas-recommended.ts';
import limitsReplicas from './limits/replicas.ts';
import limitsScaleSetSize from './limits/scale-set-size.ts';
import limitsTags from './limits/tags.ts';
import limitsVersionsPerRegion from './limits/versions-per-region.ts';
import versionsDeploymentUsesLatest from './versions/deployment-uses-latest.ts';
import versionsExcludeConflict from './versions/exclude-conflict.ts';
import versionsImageWithoutVersions from './versions/image-without-versions.ts';
import versionsLatestDiffersByRegion from './versions/latest-differs-by-region.ts';
import versionsLatestPastEndOfLife from './versions/latest-past-end-of-life.ts';
import versionsLatestUnresolved from './versions/latest-unresolved.ts';
import versionsLeadingZero from './versions/leading-zero.ts';
import versionsNameFormat from './versions/name-format.ts';
import versionsNameRange from './versions/name-range.ts';
import versionsNoneLatest from './versions/none-latest.ts';
import versionsOverflowForecast from './versions/overflow-forecast.ts';
import replicationDistantRegions from './replication/distant-regions.ts';
import replicationManyRegions from './replication/many-regions.ts';
import replicationOtherCloud from './replication/other-cloud.ts';
import replicationOtherSubscription from './replication/other-subscription.ts';
import replicationRestrictedRegion from './replication/restricted-region.ts';
import replicationShallowInProduction from './replication/shallow-in-production.ts';
import replicationShallow from './replication/shallow.ts';
import replicationSharedSource from './replication/shared-source.ts';
import replicationSourceKind from './replication/source-kind.ts';
import replicationSourceLocation from './replication/source-location.ts';
import replicationSourceRegionMissing from './replication/source-region-missing.ts';
import replicationUnknownRegion from './replication/unknown-region.ts';
import replicationUnsupportedSourceDisk from './replication/unsupported-source-disk.ts';
import replicationVhdStorageAccount from './replication/vhd-storage-account.ts';
import scalingIdleReplicas from './scaling/idle-replicas.ts';
import scalingInfeasible from './scaling/infeasible.ts';
import scalingNoHeadroom from './scaling/no-headroom.ts';
import scalingProductionMinimum from './scaling/production-minimum.ts';
import scalingTooFewReplicas from './scaling/too-few-replicas.ts';
import availabilityDefaultStorageType from './availability/default-storage-type.ts';
import availabilityLrsInProduction from './availability/lrs-in-production.ts';
import availabilityMixedEnvironments from './availability/mixed-environments.ts';
import availabilitySingleGallery from './availability/single-gallery.ts';
import availabilitySingleRegion from './availability/single-region.ts';
import availabilityZrsUnsupported from './availability/zrs-unsupported.ts';
import specializedComputerName from './specialized/computer-name.ts';
import specializedOsProfile from './specialized/os-profile.ts';
import specializedSecrets from './specialized/secrets.ts';
import specializedSharedAccounts from './specialized/shared-accounts.ts';
import consistencyArm64Generation from './consistency/arm64-generation.ts';
import consistencyGeneration from './consistency/generation.ts';
import consistencyOsState from './consistency/os-state.ts';
import consistencyOsType from './consistency/os-type.ts';
import consistencyRecommendedBounds from './consistency/recommended-bounds.ts';
import consistencyRecommendedRange from './consistency/recommended-range.ts';
import securityEncryptedAsSource from './security/encrypted-as-source.ts';
import securityEncryptedSharing from './security/encrypted-sharing.ts';
import securityEncryptedSourceSubscription from './security/encrypted-source-subscription.ts';
import securityEncryptionLun from './security/encryption-lun.ts';
import securityEncryptionPartial from './security/encryption-partial.ts';
import securityEncryptionSetReused from './security/encryption-set-reused.ts';
import securityEncryptionSource from './security/encryption-source.ts';
import securityEncryptionSubscription from './security/encryption-subscription.ts';
import securitySecretInUri from './security/secret-in-uri.ts';
import securityShallowEncryption from './security/shallow-encryption.ts';
import securityTypeConflict from './security/type-conflict.ts';
import securityTypeGeneration from './security/type-generation.ts';
import securityTypeSharing from './security/type-sharing.ts';
import accessCommunityInfo from './access/community-info.ts';
import accessCommunitySpecialized from './access/community-specialized.ts';
import accessCrossTenantGrants from './access/cross-tenant-grants.ts';
import accessFlexibleCrossTenant from './access/flexible-cross-tenant.ts';
import accessGovernmentSharing from './access/government-sharing.ts';
import accessImageGrant from './access/image-grant.ts';
import accessNoRead from './access/no-read.ts';
import accessSharedRegion from './access/shared-region.ts';
import accessVersionGrant from './access/version-grant.ts';
import lifecycleDeployAfterEndOfLife from './lifecycle/deploy-after-end-of-life.ts';
import lifecycleEndOfLifeMissing from './lifecycle/end-of-life-missing.ts';
import lifecycleEndOfLifeOrder from './lifecycle/end-of-life-order.ts';
import lifecycleEndOfLifePast from './lifecycle/end-of-life-past.ts';
import lifecycleEndOfLifeSoon from './lifecycle/end-of-life-soon.ts';
import lifecycleNoDeletionGuard from './lifecycle/no-deletion-guard.ts';
import changeDeleteGuarded from './change/delete-guarded.ts';
import changeDeleteInUse from './change/delete-in-use.ts';
import changeDeleteLastVersion from './change/delete-last-version.ts';
import changeDiskLayout from './change/disk-layout.ts';
import changeEncryption from './change/encryption.ts';
import changeEndOfLifeRemoved from './change/end-of-life-removed.ts';
import changeImmutableProperty from './change/immutable-property.ts';
import changeLocation from './change/location.ts';
import changeNewEndOfLifePast from './change/new-end-of-life-past.ts';
import changeRegionRemovedInUse from './change/region-removed-in-use.ts';
import changeReplicationMode from './change/replication-mode.ts';
import changeScaleSetOsState from './change/scale-set-os-state.ts';
import changeSharing from './change/sharing.ts';
import changeSource from './change/source.ts';
import changeStorageAccountType from './change/storage-account-type.ts';
import changeSubscription from './change/subscription.ts';
import costBudgetExceeded from './cost/budget-exceeded.ts';
import costIdleRegion from './cost/idle-region.ts';
import costPastEndOfLife from './cost/past-end-of-life.ts';
import costPriceAssumed from './cost/price-assumed.ts';
import costPriceMissing from './cost/price-missing.ts';
import costSupersededVersionSpread from './cost/superseded-version-spread.ts';
import costUsedSizeMissing from './cost/used-size-missing.ts';
import migrationIncompletePlan from './migration/incomplete-plan.ts';
import migrationMarketplaceCommunity from './migration/marketplace-community.ts';
import migrationPlanMismatch from './migration/plan-mismatch.ts';
import migrationScaleSetImage from './migration/scale-set-image.ts';
import migrationSourceConversion from './migration/source-conversion.ts';
import apiChangedDefault from './api/changed-default.ts';
import apiDeployment from './api/deployment.ts';
import apiMixed from './api/mixed.ts';
import apiProperty from './api/property.ts';
import apiStorageAccountType from './api/storage-account-type.ts';
import apiStorageStrategy from './api/storage-strategy.ts';
import apiZrs from './api/zrs.ts';
import deploymentsDisallowedDiskType from './deployments/disallowed-disk-type.ts';
import deploymentsEncryptionSubscription from './deployments/encryption-subscription.ts';
import deploymentsFeatureUndeclared from './deployments/feature-undeclared.ts';
import deploymentsGeneration from './deployments/generation.ts';
import deploymentsNotAVersion from './deployments/not-a-version.ts';
import deploymentsOsProfileMissing from './deployments/os-profile-missing.ts';
import deploymentsRecommendedSize from './deployments/recommended-size.ts';
import deploymentsRegionNotReplicated from './deployments/region-not-replicated.ts';
import deploymentsUnknownImage from './deployments/unknown-image.ts';
import deploymentsUnknownLun from './deployments/unknown-lun.ts';
import layoutScatteredLocations from './layout/scattered-locations.ts';

/** Rules that judge the estate, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  namingCommunityPrefix,
  namingGalleryNameUnderscore,
  namingGalleryName,
  namingIdentifier,
  namingImageName,
  namingResourceId,
  uniquenessDataDiskLun,
  uniquenessDeploymentName,
  uniquenessDiskSource,
  uniquenessEncryptionLun,
  uniquenessGalleryName,
  uniquenessIdentifierAcrossGalleries,
  uniquenessIdentifier,
  uniquenessImageName,
  uniquenessTargetRegion,
  uniquenessVersionName,
  limitsDirectSharing,
  limitsDiskSize,
  limitsGalleriesPerRegion,
  limitsHeadroom,
  limitsImagesPerRegion,
  limitsReplicasRecommended,
  limitsReplicas,
  limitsScaleSetSize,
  limitsTags,
  limitsVersionsPerRegion,
  versionsDeploymentUsesLatest,
  versionsExcludeConflict,
  versionsImageWithoutVersions,
  versionsLatestDiffersByRegion,
  versionsLatestPastEndOfLife,
  versionsLatestUnresolved,
  versionsLeadingZero,
  versionsNameFormat,
  versionsNameRange,
  versionsNoneLatest,
  versionsOverflowForecast,
  replicationDistantRegions,
  replicationManyRegions,
  replicationOtherCloud,
  replicationOtherSubscription,
  replicationRestrictedRegion,
  replicationShallowInProduction,
  replicationShallow,
  replicationSharedSource,
  replicationSourceKind,
  replicationSourceLocation,
  replicationSourceRegionMissing,
  replicationUnknownRegion,
  replicationUnsupportedSourceDisk,
  replicationVhdStorageAccount,
  scalingIdleReplicas,
  scalingInfeasible,
  scalingNoHeadroom,
  scalingProductionMinimum,
  scalingTooFewReplicas,
  availabilityDefaultStorageType,
  availabilityLrsInProduction,
  availabilityMixedEnvironments,
  availabilitySingleGallery,
  availabilitySingleRegion,
  availabilityZrsUnsupported,
  specializedComputerName,
  specializedOsProfile,
  specializedSecrets,
  specializedSharedAccounts,
  consistencyArm64Generation,
  consistencyGeneration,
  consistencyOsState,
  consistencyOsType,
  consistencyRecommendedBounds,
  consistencyRecommendedRange,
  securityEncryptedAsSource,
  securityEncryptedSharing,
  securityEncryptedSourceSubscription,
  securityEncryptionLun,
  securityEncryptionPartial,
  securityEncryptionSetReused,
  securityEncryptionSource,
  securityEncryptionSubscription,
  securitySecretInUri,
  securityShallowEncryption,
  securityTypeConflict,
  securityTypeGeneration,
  securityTypeSharing,
  accessCommunityInfo,
  accessCommunitySpecialized,
  accessCrossTenantGrants,
  accessFlexibleCrossTenant,
  accessGovernmentSharing,
  accessImageGrant,
  accessNoRead,
  accessSharedRegion,
  accessVersionGrant,
  lifecycleDeployAfterEndOfLife,
  lifecycleEndOfLifeMissing,
  lifecycleEndOfLifeOrder,
  lifecycleEndOfLifePast,
  lifecycleEndOfLifeSoon,
  lifecycleNoDeletionGuard,
  changeDeleteGuarded,
  changeDeleteInUse,
  changeDeleteLastVersion,
  changeDiskLayout,
  changeEncryption,
  changeEndOfLifeRemoved,
  changeImmutableProperty,
  changeLocation,
  changeNewEndOfLifePast,
  changeRegionRemovedInUse,
  changeReplicationMode,
  changeScaleSetOsState,
  changeSharing,
  changeSource,
  changeStorageAccountType,
  changeSubscription,
  costBudgetExceeded,
  costIdleRegion,
  costPastEndOfLife,
  costPriceAssumed,
  costPriceMissing,
  costSupersededVersionSpread,
  costUsedSizeMissing,
  migrationIncompletePlan,
  migrationMarketplaceCommunity,
  migrationPlanMismatch,
  migrationScaleSetImage,
  migrationSourceConversion,
  apiChangedDefault,
  apiDeployment,
  apiMixed,
  apiProperty,
  apiStorageAccountType,
  apiStorageStrategy,
  apiZrs,
  deploymentsDisallowedDiskType,
  deploymentsEncryptionSubscription,
  deploymentsFeatureUndeclared,
  deploymentsGeneration,
  deploymentsNotAVersion,
  deploymentsOsProfileMissing,
  deploymentsRecommendedSize,
  deploymentsRegionNotReplicated,
  deploymentsUnknownImage,
  deploymentsUnknownLun,
  layoutScatteredLocations,
];

/** Rules that the engine applies while it reads. */
export const ENGINE_RULES: readonly EngineRule[] = [
  syntaxLimits,
  syntaxYaml,
  schemaEnum,
  schemaFormat,
  schemaRange,
  schemaReadOnly,
  schemaRequired,
  schemaType,
  schemaUnknownProperty,
  suppressionsExpired,
  suppressionsReasonMissing,
  suppressionsUnused,
  importDuplicate,
  importIncomplete,
  importNotCarried,
  importUnrecognized,
  importUnresolved,
];
