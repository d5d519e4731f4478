"""Who counts where: from requirements and attempts to the best exact allocation, alone where nobody competes, by flow where they do."""
