# Exported by gallerist from rich.yaml.

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }

    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.0"
    }
  }
}

provider "azurerm" {
  subscription_id = "11111111-2222-3333-4444-555555555555"

  features {}
}

# API version 2024-03-03: the lowest that has safetyProfile.blockDeletionBeforeEndOfLife of version "1.5.0"
resource "azapi_resource" "contosoImages" {
  type      = "Microsoft.Compute/galleries@2024-03-03"
  name      = "contosoImages"
  parent_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images"
  location  = "westeurope"

  tags = {
    costCenter         = "FIN-042"
    "hidden-link: a/b" = "two\nlines"
    "[note]"           = "[not an expression]"
  }

  body = {
    properties = {
      description = "It's the team's: 100 % \"golden\" $${images}"
      softDeletePolicy = {
        isSoftDeleteEnabled = true
      }
    }
  }
}

resource "azurerm_shared_image" "contosoImages_payroll_backend" {
  name                                = "payroll-backend"
  gallery_name                        = azapi_resource.contosoImages.name
  resource_group_name                 = "rg-images"
  location                            = "westeurope"
  os_type                             = "Linux"
  hyper_v_generation                  = "V2"
  trusted_launch_supported            = true
  accelerated_network_support_enabled = true
  architecture                        = "x64"
  min_recommended_vcpu_count          = 2
  max_recommended_vcpu_count          = 8
  min_recommended_memory_in_gb        = 4
  max_recommended_memory_in_gb        = 32
  disk_types_not_allowed              = ["Standard_LRS"]
  end_of_life_date                    = "2028-12-31T00:00:00Z"

  identifier {
    publisher = "Contoso"
    offer     = "Finance"
    sku       = "Backend"
  }

  purchase_plan {
    name      = "backend"
    publisher = "contoso"
    product   = "finance"
  }
}

resource "azurerm_shared_image_version" "contosoImages_payroll_backend_1_4_0" {
  name                = "1.4.0"
  gallery_name        = azapi_resource.contosoImages.name
  image_name          = azurerm_shared_image.contosoImages_payroll_backend.name
  resource_group_name = "rg-images"
  location            = "westeurope"
  managed_image_id    = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/images/payroll"

  target_region {
    name                   = "westeurope"
    regional_replica_count = 2
    storage_account_type   = "Standard_ZRS"
  }

  target_region {
    name                   = "northeurope"
    regional_replica_count = 3
    storage_account_type   = "Premium_LRS"
  }
}

resource "azapi_resource" "contosoImages_payroll_backend_1_5_0" {
  type      = "Microsoft.Compute/galleries/images/versions@2024-03-03"
  name      = "1.5.0"
  parent_id = azurerm_shared_image.contosoImages_payroll_backend.id
  location  = "westeurope"

  body = {
    properties = {
      storageProfile = {
        source = {
          virtualMachineId = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/virtualMachines/payroll"
        }
      }
      publishingProfile = {
        endOfLifeDate = "2027-06-30T12:00:00+02:00"
        targetRegions = [
          {
            name              = "westeurope"
            excludeFromLatest = true
            encryption = {
              osDiskImage = {
                diskEncryptionSetId = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/os"
              }
            }
          },
        ]
      }
      safetyProfile = {
        allowDeletionOfReplicatedLocations = false
        blockDeletionBeforeEndOfLife       = true
      }
    }
  }
}

resource "azurerm_shared_image" "contosoImages_web" {
  name                = "web"
  gallery_name        = azapi_resource.contosoImages.name
  resource_group_name = "rg-images"
  location            = "westeurope"
  os_type             = "Windows"
  specialized         = true

  identifier {
    publisher = "Contoso"
    offer     = "Web"
    sku       = "Base"
  }
}

resource "azapi_resource" "contosoImages_web_2026_1_0" {
  type      = "Microsoft.Compute/galleries/images/versions@2024-03-03"
  name      = "2026.1.0"
  parent_id = azurerm_shared_image.contosoImages_web.id
  location  = "westeurope"

  body = {
    properties = {
      storageProfile = {
        osDiskImage = {
          source = {
            id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/disks/web-os"
          }
          hostCaching = "ReadWrite"
        }
        dataDiskImages = [
          {
            lun         = 1
            hostCaching = "None"
            source = {
              id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/snapshots/web-data"
            }
          },
        ]
      }
      publishingProfile = {
        targetRegions = [
          {
            name = "westeurope"
          },
        ]
      }
    }
  }
}

resource "azurerm_shared_image_version" "contosoImages_web_2026_2_0" {
  name                = "2026.2.0"
  gallery_name        = azapi_resource.contosoImages.name
  image_name          = azurerm_shared_image.contosoImages_web.name
  resource_group_name = "rg-images"
  location            = "westeurope"
  blob_uri            = "https://contosobuild.blob.core.windows.net/vhds/web.vhd"
  storage_account_id  = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Storage/storageAccounts/contosobuild"

  target_region {
    name                   = "westeurope"
    regional_replica_count = 1
    storage_account_type   = "Standard_LRS"
  }
}
